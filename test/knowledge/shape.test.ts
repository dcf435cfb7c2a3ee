import { describe, expect, test } from 'vitest';
import { editSecondIncident, findProblemLines, positionOf, type TextEdit } from './second-incident.ts';

/** A change that makes a fault, the words at whose place it is told, and what the advice says. */
type Fault = [title: string, change: TextEdit, at: string, says: string];

const names = 'lower-case letters, digits, hyphens, at most 32, like when-entered';
const ids = 'lower-case words joined by hyphens, like when-entered';
const long = 'x'.repeat(401);

describe('a part that has the wrong shape is told with line, column and what to do', () => {
  test.each<Fault>([
    [
      'a misspelt name',
      ['    answer: Six', '    anwser: Six'],
      'anwser',
      '“facts.1” has no “anwser”; correct its spelling or remove it.',
    ],
    ['a misspelt name at the top', ['not-stated:', 'not-statd:'], 'not-statd', 'The file has no “not-statd”'],
    [
      'an unknown name with a group under it',
      ['synonyms:\n', 'links:\n  a: b\nsynonyms:\n'],
      'links',
      'The file has no “links”',
    ],
    ['a command with capitals', ['name: what-burned', 'name: What-Burned'], 'What-Burned', names],
    ['a command with a space', ['name: what-burned', 'name: what burned'], 'what burned', names],
    ['a command of 33 letters', ['name: what-burned', `name: ${'w'.repeat(33)}`], 'www', names],
    ['an empty command', ['name: what-burned', 'name: ""'], '""', names],
    [
      'a long description',
      ['description: What burned down?', `description: ${'d'.repeat(101)}`],
      'ddd',
      'at most 100 characters',
    ],
    ['an id with a space', ['id: engines', 'id: the engines'], 'the engines', ids],
    ['an id with capitals', ['id: engines', 'id: Engines'], 'Engines', ids],
    ['an id of 31 letters', ['id: engines', `id: ${'e'.repeat(31)}`], 'eee', 'at most 30 characters'],
    [
      'a number for a text',
      ['question: How many engines came?', 'question: 6'],
      '6\n',
      '“facts.1.question”: must be a text',
    ],
    ['an empty answer', ['answer: Six engines came.', 'answer: "  "'], '"  "', 'must not be empty'],
    ['a long answer', ['answer: Six engines came.', `answer: ${long}`], 'xxx', 'at most 400 characters'],
    [
      'an unknown status',
      ['status: claimed', 'status: maybe'],
      'maybe',
      '“facts.1.status”: must be one of stated, claimed',
    ],
    [
      'a fact without quotes',
      ['    quotes:\n      - A mill burned down in Mill Lane on Tuesday.\n', '    quotes: []\n'],
      '[]',
      'at least one quote',
    ],
    [
      'five quotes',
      ['    quotes:\n      - Six', '    quotes:\n      - a\n      - b\n      - c\n      - d\n      - Six'],
      '- a\n',
      'at most four quotes',
    ],
    [
      'a quote that is no text',
      ['      - We counted 12 people outside.', '      - 12'],
      '12\n',
      'must be a text, or a text with said-by',
    ],
    [
      'a time that is no time',
      ['sort: "09:00"', 'sort: "9 o\'clock"'],
      '"9 o\'clock"',
      '24-hour HH:MM in quotation marks, like "14:00"',
    ],
    ['a time without quotation marks', ['sort: "09:00"', 'sort: 9'], '9\n', 'must be a text'],
    ['a list that is none', ['topics: [people]', 'topics: people'], 'people\n\nnot-stated', 'must be a list'],
    [
      'an address that is none',
      ['    title: The mill is gone', '    url: javascript:alert(1)'],
      'javascript',
      'a full http or https address',
    ],
    [
      'a text that is far too long',
      ['      A mill burned', `      ${'x'.repeat(50_000)}\n      A mill burned`],
      '|-',
      'at most 50,000 characters',
    ],
    ['no incident', ['incident:\n', 'incidents:\n'], 'incident', '“incident”: is missing; add it'],
  ])('%s', (_, change, at, says) => {
    const text = editSecondIncident(change);
    const told = findProblemLines(text).filter((line) => line.includes(says));
    const place = positionOf(text, at);
    expect(told).toHaveLength(1);
    expect(told[0]?.split(' ')[0]).toBe(says.includes('is missing') ? positionOf(text, 'incidents') : place);
  });

  test.each<[title: string, change: TextEdit, at: string, says: string]>([
    [
      'a question',
      ['    question: How many engines came?\n', ''],
      'id: engines',
      '“facts.1.question”: is missing; add it (a text).',
    ],
    [
      'quotes',
      ['    quotes:\n      - Six engines came at around 9am, the fire brigade said.\n', ''],
      'id: engines',
      '“facts.1.quotes”: is missing; add it (a list).',
    ],
    [
      'a summary',
      ['  summary: A mill burned down.\n', ''],
      'id: mill-fire',
      '“incident.summary”: is missing; add it (a text).',
    ],
  ])('%s that is missing is told where its group begins', (_, change, at, says) => {
    const text = editSecondIncident(change);
    expect(findProblemLines(text)).toEqual([`${positionOf(text, at)} ${says}`]);
  });
});
