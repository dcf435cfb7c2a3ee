import { describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../src/answering/fact-fingerprint.ts';
import { createSnapshot, withheldView } from '../../src/answering/snapshot.ts';
import { compareOutcomes } from '../../src/moderation/revisions/outcome-comparison.ts';
import { sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';

const entered = 'When did officers enter the home?';
const hospital = 'Which hospital was the man taken to?';
const unmatched = 'What is the capital of France?';
const full = createSnapshot(sampleKnowledge);
const withoutEntered = createSnapshot({
  ...sampleKnowledge,
  facts: sampleKnowledge.facts.filter(({ id }) => id !== 'when-entered'),
});
const otherAnswer = createSnapshot({
  ...sampleKnowledge,
  facts: sampleKnowledge.facts.map((fact) => (fact.id === 'when-entered' ? { ...fact, answer: 'Around two.' } : fact)),
});
const renamed = createSnapshot({
  ...sampleKnowledge,
  facts: sampleKnowledge.facts.map((fact) => (fact.id === 'when-entered' ? { ...fact, id: 'time-of-entry' } : fact)),
});
const enteredWithheld = withheldView(
  full,
  new Map([['when-entered', fingerprintOf(sampleFact('when-entered'), sampleKnowledge.facts)]]),
);

describe('Two revisions are compared by the entry and kind of their outcomes', () => {
  test.each([
    ['the same revision changes nothing', entered, full, []],
    ['another answer of the same fact is the same outcome', entered, otherAnswer, []],
    ['a renamed fact is another outcome', entered, renamed, ['when-entered', 'time-of-entry']],
    ['a withheld fact is still recognised', entered, enteredWithheld, []],
    ['a question that is not stated names its entry', hospital, full, []],
    ['an unmatched question stays unmatched', unmatched, withoutEntered, []],
  ] as const)('%s', async (_, question, after, outcomes) => {
    const comparison = await compareOutcomes([question], full.answerer, after.answerer);
    const [before, now] = outcomes;
    expect(comparison).toMatchObject({
      questionCount: 1,
      changedCount: before === undefined ? 0 : 1,
      examples: before === undefined ? [] : [{ question, before, after: now }],
    });
  });

  test('a removed fact changes the outcome of its question', async () => {
    const comparison = await compareOutcomes([entered], full.answerer, withoutEntered.answerer);
    expect(comparison).toMatchObject({ changedCount: 1, examples: [{ before: 'when-entered' }] });
  });
});

test('The counts cover all questions, and withheld facts count as answered', async () => {
  const comparison = await compareOutcomes([entered, hospital, unmatched], full.answerer, enteredWithheld.answerer);
  const counts = { answered: 1, notStated: 1, unsure: 0, noMatch: 1 };
  expect(comparison).toMatchObject({ questionCount: 3, before: counts, after: counts, changedCount: 0 });
});

test('Up to ten changed questions are named, and all are counted', async () => {
  const questions = sampleKnowledge.facts.map(({ question }) => question);
  const emptied = createSnapshot({ ...sampleKnowledge, facts: [], notStated: [] });
  const comparison = await compareOutcomes(questions, full.answerer, emptied.answerer);
  expect(comparison?.changedCount).toBe(questions.length);
  expect(comparison?.examples.map(({ question }) => question)).toEqual(questions.slice(0, 10));
});

test('Without questions there is no comparison', async () => {
  expect(await compareOutcomes([], full.answerer, renamed.answerer)).toBeUndefined();
});
