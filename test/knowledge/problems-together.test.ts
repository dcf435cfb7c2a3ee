import { expect, test } from 'vitest';
import {
  editSecondIncident,
  findProblemLines,
  findProblems,
  secondIncident,
  type TextEdit,
} from './second-incident.ts';

/** The messages of all problems, without positions. */
function advice(text: string): string[] {
  return findProblems(text).map(({ message }) => message);
}

test('All problems are reported at once, in reading order', () => {
  const text = editSecondIncident(
    ['- A mill burned down in Mill Lane', '- A mill burned down in Mil Lane'],
    ['said-by: brigade', 'said-by: mayor'],
    ['that 12 people', 'that 14 people'],
    ['closest-sentence: It burned until noon.', 'closest-sentence: It burned all day.'],
    ['- how did it start', '- how many engines came'],
  );
  expect(advice(text)).toEqual([
    expect.stringContaining('“A mill burned down in Mil Lane on Tuesday.” is not in the source word for word'),
    expect.stringContaining('“mayor” is not a speaker'),
    expect.stringContaining('the answer contains “14”'),
    expect.stringContaining('is already a question of “engines”'),
    expect.stringContaining('“It burned all day.” is not in the source word for word'),
  ]);
  const lines = findProblems(text).map(({ line }) => line ?? 0);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

test('An unsupported number is reported together with a wrong or ambiguous quote', () => {
  const engines = 'answer: Six engines came.';
  expect(
    advice(
      editSecondIncident([engines, 'answer: Seven engines came.'], ['- Six engines came at', '- Six engins came at']),
    ),
  ).toEqual([
    expect.stringContaining('the answer contains “Seven”'),
    expect.stringContaining('is not in the source word for word'),
  ]);
  const again = '- The mill had stood empty';
  expect(
    advice(
      editSecondIncident(
        [engines, 'answer: Seven engines came.'],
        ['- Six engines came at around 9am, the fire brigade said.', again],
      ),
    ),
  ).toEqual([
    expect.stringContaining('the answer contains “Seven”'),
    expect.stringContaining('occurs in several sentences (8, 9)'),
    expect.stringContaining('“around 9am” is not in its quotes'),
  ]);
});

test('A misspelt quote does not make the answer wrong', () => {
  expect(advice(editSecondIncident(['- We counted 12 people outside.', '- We countd']))).toEqual([
    expect.stringContaining('“We countd” is not in the source word for word'),
  ]);
});

test('With a quote that resembles no sentence, only numbers that are nowhere in the article are reported', () => {
  const lost: TextEdit = ['- Six engines came at around 9am, the fire brigade said.', '- Xyz qqq.'];
  expect(advice(editSecondIncident(lost))).toEqual([expect.stringContaining('No similar sentence was found')]);
  expect(advice(editSecondIncident(lost, ['answer: Six engines came.', 'answer: Seven engines came.']))).toEqual([
    expect.stringContaining('the answer contains “Seven”'),
    expect.stringContaining('No similar sentence was found'),
  ]);
});

test('Problems of the shape and of the content are reported together, each at its position', () => {
  const text = editSecondIncident(
    ['day: Tuesday', 'day: ""'],
    ['    topics: [fire]\n  - id: engines', '    topic: [fire]\n  - id: engines'],
    ['- A mill burned down in Mill Lane', '- A mill burned down in Mil Lane'],
    ['    question: How many engines came?\n', ''],
    ['that 12 people', 'that 14 people'],
    ['  - topics: [people]\n    text', '  - topics: people\n    text'],
  );
  const lines = findProblemLines(text);
  const lineOf = (words: string) => text.slice(0, text.indexOf(words)).split('\n').length;
  expect(lines.map((line) => line.replace(/^(\d+):\d+/, '$1'))).toEqual([
    `${lineOf('day: ""')} The file: “incident.day” must not be empty.`,
    expect.stringMatching(new RegExp(`^${lineOf('- A mill burned down in Mil')} Fact “what-burned”: the quote`)),
    `${lineOf('topic: [fire]')} Fact “what-burned” has an unknown key “topic”; correct its spelling or remove it.`,
    `${lineOf('id: engines')} Fact “engines”: “question” is missing; add text.`,
    expect.stringMatching(new RegExp(`^${lineOf('answer: Ada')} Fact “people”: the answer contains “14”`)),
    `${lineOf('topics: people')} Support notice 1: “topics” must be a list.`,
  ]);
});

test('Problems that only follow from an invalid speaker are not reported', () => {
  expect(advice(editSecondIncident(['    name: the fire brigade\n', '']))).toEqual([
    'Speaker “brigade”: “name” is missing; add text.',
  ]);
});

test('Unknown keys are reported up to a limit', () => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => `x${at}: 1\n`).join('');
  expect(advice(secondIncident + names(3))).toEqual(
    [0, 1, 2].map((at) => `The file has an unknown key “x${at}”; correct its spelling or remove it.`),
  );
  expect(advice(secondIncident + names(500))).toContain('The file has 480 more unknown keys.');
});

test('Every problem has a position and a complete sentence', () => {
  const problems = findProblems(
    editSecondIncident(['status: stated', 'status: 1'], ['id: cause', 'id: ""'], ['synonyms:', 'synonym:']),
  );
  expect(problems).toHaveLength(3);
  for (const { line, column, message } of problems) {
    expect([line, column].every((place) => place !== undefined && place >= 1)).toBe(true);
    expect(message).toMatch(/^(Fact|Not-stated entry|The file) .+\.$/);
  }
});
