import { expect, test } from 'vitest';
import {
  editSecondIncident,
  findProblemLines,
  findProblems,
  secondIncident,
  type TextEdit,
} from './second-incident.ts';

/** The problems without their places, in the order in which they are told. */
function advice(text: string): string[] {
  return findProblems(text).map(({ message }) => message);
}

test('several faults are told at once, in reading order', () => {
  const text = editSecondIncident(
    ['- A mill burned down in Mill Lane', '- A mill burned down in Mil Lane'],
    ['said-by: brigade', 'said-by: mayor'],
    ['that 12 people', 'that 14 people'],
    ['closest-sentence: It burned until noon.', 'closest-sentence: It burned all day.'],
    ['- how did it start', '- how many engines came'],
  );
  expect(advice(text)).toEqual([
    expect.stringContaining('“A mill burned down in Mil Lane on Tuesday.” is not in the source'),
    expect.stringContaining('“mayor” is no speaker'),
    expect.stringContaining('the answer says “14”'),
    expect.stringContaining('already stands under “engines”'),
    expect.stringContaining('“It burned all day.” is not in the source'),
  ]);
  const lines = findProblems(text).map(({ line }) => line ?? 0);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

test('a figure that no quote has is told along with a quote that is wrong, or that stands in several sentences', () => {
  const engines = 'answer: Six engines came.';
  expect(
    advice(
      editSecondIncident([engines, 'answer: Seven engines came.'], ['- Six engines came at', '- Six engins came at']),
    ),
  ).toEqual([expect.stringContaining('the answer says “Seven”'), expect.stringContaining('is not in the source')]);
  const again = '- The mill had stood empty';
  expect(
    advice(
      editSecondIncident(
        [engines, 'answer: Seven engines came.'],
        ['- Six engines came at around 9am, the fire brigade said.', again],
      ),
    ),
  ).toEqual([
    expect.stringContaining('the answer says “Seven”'),
    expect.stringContaining('stands in several sentences (8, 9)'),
    expect.stringContaining('“around 9am” is not in its quotes'),
  ]);
});

test('of a quote with a slip, what the sentence that is meant says is no fault of the answer', () => {
  expect(advice(editSecondIncident(['- We counted 12 people outside.', '- We countd']))).toEqual([
    expect.stringContaining('“We countd” is not in the source'),
  ]);
});

test('of a quote that resembles nothing only those figures of the answer are told that are nowhere in the article', () => {
  const lost: TextEdit = ['- Six engines came at around 9am, the fire brigade said.', '- Xyz qqq.'];
  expect(advice(editSecondIncident(lost))).toEqual([expect.stringContaining('No passage that resembles it was found')]);
  expect(advice(editSecondIncident(lost, ['answer: Six engines came.', 'answer: Seven engines came.']))).toEqual([
    expect.stringContaining('the answer says “Seven”'),
    expect.stringContaining('No passage that resembles it was found'),
  ]);
});

test('faults of the shape and of what is said are told together, each in its place', () => {
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
    `${lineOf('day: ""')} “incident.day”: must not be empty.`,
    expect.stringMatching(new RegExp(`^${lineOf('- A mill burned down in Mil')} Fact “what-burned”: the quote`)),
    `${lineOf('topic: [fire]')} “facts.0” has no “topic”; correct its spelling or remove it.`,
    `${lineOf('id: engines')} “facts.1.question”: is missing; add it (a text).`,
    expect.stringMatching(new RegExp(`^${lineOf('answer: Ada')} Fact “people”: the answer says “14”`)),
    `${lineOf('topics: people')} “support-notices.0.topics”: must be a list.`,
  ]);
});

test('where the speakers are at fault, nothing that follows from it is told', () => {
  expect(advice(editSecondIncident(['    name: the fire brigade\n', '']))).toEqual([
    '“speakers.1.name”: is missing; add it (a text).',
  ]);
});

test('every unknown name is told, up to a number that nobody reads', () => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => `x${at}: 1\n`).join('');
  expect(advice(secondIncident + names(3))).toEqual(
    [0, 1, 2].map((at) => `The file has no “x${at}”; correct its spelling or remove it.`),
  );
  expect(advice(secondIncident + names(500))).toContain('The file has 480 more names that do not belong there.');
});

test('every problem has a place, and text for a person', () => {
  const problems = findProblems(
    editSecondIncident(['status: stated', 'status: 1'], ['id: cause', 'id: ""'], ['synonyms:', 'synonym:']),
  );
  expect(problems).toHaveLength(3);
  for (const { line, column, message } of problems) {
    expect([line, column].every((place) => place !== undefined && place >= 1)).toBe(true);
    expect(message).toMatch(/^(“|The file).+\.$/);
  }
});
