import { describe, expect, test } from 'vitest';
import { editSecondIncident, findProblemLines, positionOf, type TextEdit } from './second-incident.ts';

describe('Invalid YAML is reported with advice', () => {
  test.each<[title: string, edit: TextEdit, locatedText: string, message: string]>([
    [
      'a colon inside a text',
      ['How many engines', 'How many: engines'],
      'How many',
      'a text that contains a colon and a space needs quotation marks',
    ],
    [
      'an open quotation mark',
      ['sort: "09:00"', 'sort: "09:00'],
      '\n  - id: people',
      'a closing quotation mark is missing',
    ],
    ['an open bracket', ['topics: [people]', 'topics: [people'], 'not-stated', 'a closing bracket is missing above'],
    [
      'text after a closing quotation mark',
      ['How many engines came?', '"How" many?'],
      'many?',
      'nothing may follow a closing quotation mark',
    ],
    ['a tab', ['    question: How', '\tquestion: How'], '\tquestion', 'indent with spaces, not tabs'],
    [
      'an item too far to the left',
      ['      - We counted', '    - We counted'],
      '    - We counted',
      'the indentation is wrong',
    ],
    [
      'a key too far to the right',
      ['    question: How', '      question: How'],
      'engines\n',
      'the indentation is wrong',
    ],
    ['a key without a colon', ['question: How many', 'question How many'], 'question How', 'Check for a missing colon'],
    ['a colon without a space', ['answer: Six', 'answer:Six'], 'answer:Six', 'a missing space after it'],
    [
      'a backslash in double quotation marks',
      ['How many engines came?', '"How many \\motors?"'],
      '\\motors',
      'a backslash needs a second one',
    ],
    ['a comment without a space', ['How many engines came?', '"How many?"#why'], '#why', 'a space before its #'],
    [
      'any other mistake',
      ['id: engines', 'id: |engines'],
      'engines\n    question',
      'check the quotation marks, brackets',
    ],
    ['a reserved character of YAML', ['How many engines came?', '@everyone?'], '@everyone', 'needs quotation marks'],
  ])('%s', (_, edit, locatedText, message) => {
    const text = editSecondIncident(edit);
    const [first = ''] = findProblemLines(text);
    expect(first).toContain(' This is not valid YAML: ');
    expect(first).toContain(message);
    expect(first.split(' ')[0]).toBe(positionOf(text, locatedText));
  });

  test.each([
    ['nothing', ''],
    ['a comment alone', '# nothing yet\n'],
    ['a word', 'hello'],
    ['a list', '- a\n- b\n'],
  ])('A file with %s must have keys and values', (_, text) => {
    expect(findProblemLines(text)).toEqual(['1:1 The file must be a group of “key: value” lines.']);
  });

  test('A second document, which would be ignored, is refused', () => {
    const text = editSecondIncident(['\nnot-stated:', '\n---\nnot-stated:']);
    expect(findProblemLines(text)).toEqual([
      `${positionOf(text, '---')} A file can have only one YAML document, and the rest of this file would be ignored; remove this line.`,
    ]);
  });
});

describe('A valid file may be written in any style', () => {
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
  ])('%s', (_, edit) => {
    expect(findProblemLines(editSecondIncident(edit))).toEqual([]);
  });

  test('Windows line endings', () => {
    expect(findProblemLines(editSecondIncident().replaceAll('\n', '\r\n'))).toEqual([]);
  });
});
