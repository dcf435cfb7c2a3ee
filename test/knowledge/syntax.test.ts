import { describe, expect, test } from 'vitest';
import { editSecondIncident, findProblemLines, positionOf, type TextEdit } from './second-incident.ts';

describe('a text that is no YAML is told in words that help', () => {
  test.each<[title: string, change: TextEdit, at: string, says: string]>([
    [
      'a colon inside a text',
      ['How many engines', 'How many: engines'],
      'How many',
      'a colon followed by a space inside a text',
    ],
    [
      'an open quotation mark',
      ['sort: "09:00"', 'sort: "09:00'],
      '\n  - id: people',
      'a closing quotation mark is missing',
    ],
    ['an open bracket', ['topics: [people]', 'topics: [people'], 'not-stated', 'a closing bracket is missing above'],
    [
      'a text after a closed one',
      ['How many engines came?', '"How" many?'],
      'many?',
      'nothing may follow a closing quotation mark',
    ],
    ['a tab', ['    question: How', '\tquestion: How'], '\tquestion', 'indent with spaces, not with tabs'],
    [
      'an item too far to the left',
      ['      - We counted', '    - We counted'],
      '    - We counted',
      'the indentation does not fit',
    ],
    [
      'a name too far to the right',
      ['    question: How', '      question: How'],
      'engines\n',
      'the indentation does not fit',
    ],
    ['a name without a colon', ['question: How many', 'question How many'], 'question How', 'is the colon missing'],
    ['a colon without a space', ['answer: Six', 'answer:Six'], 'answer:Six', 'or the space behind it'],
    [
      'a sign that YAML keeps for itself',
      ['How many engines came?', '@everyone?'],
      '@everyone',
      'needs quotation marks',
    ],
  ])('%s', (_, change, at, says) => {
    const text = editSecondIncident(change);
    const [first = ''] = findProblemLines(text);
    expect(first).toContain(' This is not valid YAML: ');
    expect(first).toContain(says);
    expect(first.split(' ')[0]).toBe(positionOf(text, at));
  });

  test.each([
    ['nothing', ''],
    ['a comment alone', '# nothing yet\n'],
    ['a word', 'hello'],
    ['a list', '- a\n- b\n'],
  ])('a file that holds %s is told to hold names and values', (_, text) => {
    expect(findProblemLines(text)).toEqual(['1:1 The file: must be a group of names with values.']);
  });

  test('a part that would be lost behind a second document is refused', () => {
    const text = editSecondIncident(['\nnot-stated:', '\n---\nnot-stated:']);
    expect(findProblemLines(text)).toEqual([
      `${positionOf(text, '---')} A file holds one document, and what follows this line would be lost; remove the line.`,
    ]);
  });
});

describe('an honest file is not refused for the way it is written', () => {
  test.each<[title: string, change: TextEdit]>([
    [
      'a group on one line',
      [
        '  id: mill-fire\n  title: Fire in Mill Lane\n  place: Mill Lane\n  day: Tuesday\n  time-zone: Europe/London\n  summary: A mill burned down.',
        '  {id: mill-fire, title: Fire, place: Mill Lane, day: Tuesday, time-zone: Europe/London, summary: It burned.}',
      ],
    ],
    [
      'a fact on one line',
      [
        '\n\nnot-stated:',
        '\n  - {id: x, question: X?, paraphrases: [y], answer: So., said-by: brown, status: claimed, quotes: [until noon], topics: [fire]}\n\nnot-stated:',
      ],
    ],
    ['a document mark at the start', ['# A small file', '---\n# A small file']],
    ['a byte order mark', ['# A small file', '\ufeff# A small file']],
    ['a comment far to the right', ['    topics: [people]', `${' '.repeat(90)}# look\n    topics: [people]`]],
    ['a line of spaces', ['\n\nfacts:', `\n${' '.repeat(90)}\nfacts:`]],
    [
      'a long text over several lines',
      [
        '      - Six engines came at around 9am, the fire brigade said.',
        '      - >-\n        Six engines came at around 9am,\n        the fire brigade said.',
      ],
    ],
  ])('%s', (_, change) => {
    expect(findProblemLines(editSecondIncident(change))).toEqual([]);
  });

  test('lines as Windows ends them', () => {
    expect(findProblemLines(editSecondIncident().replaceAll('\n', '\r\n'))).toEqual([]);
  });
});
