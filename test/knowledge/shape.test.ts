import { describe, expect, test } from 'vitest';
import { editSecondIncident, findProblemLines, positionOf, type TextEdit } from './second-incident.ts';

/** An edit that causes a problem, the text at its position, and a part of its message. */
type Fault = [title: string, edit: TextEdit, locatedText: string, message: string];

const names = 'must be 1 to 32 lower-case letters, digits and hyphens, like when-entered';
const ids = 'must be lower-case words joined by hyphens, like when-entered';
const long = 'x'.repeat(401);

describe('A value of the wrong shape is reported with its position and advice', () => {
  test.each<Fault>([
    [
      'a misspelt key',
      ['    answer: Six', '    anwser: Six'],
      'anwser',
      'Fact “engines” has an unknown key “anwser”; correct its spelling or remove it.',
    ],
    [
      'a misspelt key at the top',
      ['not-stated:', 'not-statd:'],
      'not-statd',
      'The file has an unknown key “not-statd”',
    ],
    [
      'an unknown key with a group',
      ['synonyms:\n', 'links:\n  a: b\nsynonyms:\n'],
      'links',
      'The file has an unknown key “links”',
    ],
    ['a command with capitals', ['name: what-burned', 'name: What-Burned'], 'What-Burned', names],
    ['a command with a space', ['name: what-burned', 'name: what burned'], 'what burned', names],
    ['a command of 33 letters', ['name: what-burned', `name: ${'w'.repeat(33)}`], 'www', names],
    ['an empty command', ['name: what-burned', 'name: ""'], '""', names],
    ['a command of a hyphen', ['name: what-burned', 'name: "-"'], '"-"', names],
    ['a command of digits', ['name: what-burned', 'name: "123"'], '"123"', names],
    ['a command that begins with underscores', ['name: what-burned', 'name: __proto__'], '__proto__', names],
    ['a command that ends with a hyphen', ['name: what-burned', 'name: what-'], 'what-\n', names],
    [
      'a command of JavaScript',
      ['name: what-burned', 'name: constructor'],
      'constructor',
      'is a name that JavaScript uses',
    ],
    ['an id of JavaScript', ['id: engines', 'id: constructor'], 'constructor', 'is a name that JavaScript uses'],
    ['an id of digits', ['id: engines', 'id: "123"'], '"123"', ids],
    [
      'a long description',
      ['description: What burned down?', `description: ${'d'.repeat(101)}`],
      'ddd',
      'may have at most 100 characters',
    ],
    ['an id with a space', ['id: engines', 'id: the engines'], 'the engines', ids],
    ['an id with capitals', ['id: engines', 'id: Engines'], 'Engines', ids],
    ['an id of 31 letters', ['id: engines', `id: ${'e'.repeat(31)}`], 'eee', 'may have at most 30 characters'],
    [
      'a number in place of text',
      ['question: How many engines came?', 'question: 6'],
      '6\n',
      'Fact “engines”: “question” must be text',
    ],
    ['an empty answer', ['answer: Six engines came.', 'answer: "  "'], '"  "', 'must not be empty'],
    ['a long answer', ['answer: Six engines came.', `answer: ${long}`], 'xxx', 'may have at most 400 characters'],
    [
      'an unknown status',
      ['status: claimed', 'status: maybe'],
      'maybe',
      'Fact “engines”: “status” must be “stated” or “claimed”',
    ],
    [
      'a fact without quotes',
      ['    quotes:\n      - A mill burned down in Mill Lane on Tuesday.\n', '    quotes: []\n'],
      '[]',
      'must have at least one quote',
    ],
    [
      'five quotes',
      ['    quotes:\n      - Six', '    quotes:\n      - a\n      - b\n      - c\n      - d\n      - Six'],
      '- a\n',
      'may have at most four quotes',
    ],
    [
      'a quote that is not text',
      ['      - We counted 12 people outside.', '      - 12'],
      '12\n',
      'must be text, or text with “said-by”',
    ],
    [
      'a time in words',
      ['sort: "09:00"', 'sort: "9 o\'clock"'],
      '"9 o\'clock"',
      'must be a 24-hour time in quotation marks, like "14:00"',
    ],
    ['a time without quotation marks', ['sort: "09:00"', 'sort: 9'], '9\n', 'must be text'],
    ['text in place of a list', ['topics: [people]', 'topics: people'], 'people\n\nnot-stated', 'must be a list'],
    [
      'an invalid URL',
      ['    title: The mill is gone', '    url: javascript:alert(1)'],
      'javascript',
      'must be a full http or https URL',
    ],
    [
      'a text that is too long',
      ['      A mill burned', `      ${'x'.repeat(50_000)}\n      A mill burned`],
      '|-',
      'may have at most 50,000 characters',
    ],
    [
      'no incident',
      ['incident:\n', 'incidents:\n'],
      'incident',
      'The file: “incident” is missing; add a group of “key: value” lines.',
    ],
  ])('%s', (_, edit, locatedText, message) => {
    const text = editSecondIncident(edit);
    const lines = findProblemLines(text).filter((line) => line.includes(message));
    const position = positionOf(text, locatedText);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.split(' ')[0]).toBe(message.includes('is missing') ? positionOf(text, 'incidents') : position);
  });

  test.each<[title: string, edit: TextEdit, locatedText: string, message: string]>([
    [
      'a question',
      ['    question: How many engines came?\n', ''],
      'id: engines',
      'Fact “engines”: “question” is missing; add text.',
    ],
    [
      'quotes',
      ['    quotes:\n      - Six engines came at around 9am, the fire brigade said.\n', ''],
      'id: engines',
      'Fact “engines”: “quotes” is missing; add a list.',
    ],
    [
      'a summary',
      ['  summary: A mill burned down.\n', ''],
      'id: mill-fire',
      'The file: “incident.summary” is missing; add text.',
    ],
  ])('A missing %s is reported at the start of its group', (_, edit, locatedText, message) => {
    const text = editSecondIncident(edit);
    expect(findProblemLines(text)).toEqual([`${positionOf(text, locatedText)} ${message}`]);
  });
});
