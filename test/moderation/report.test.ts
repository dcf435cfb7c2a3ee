import { describe, expect, test } from 'vitest';
import { createReport } from '../../src/moderation/feedback/report.ts';
import type { FeedbackReport } from '../../src/replies/feedback-reply.ts';
import { sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';
import { createFeedbackFixture, type FeedbackFixture } from './feedback-fixture.ts';
import { moderator, otherModerator } from './moderation-fixture.ts';

const day = 24 * 60 * 60_000;
const nothing = { answered: 0, notStated: 0, unsure: 0, noMatch: 0, withheld: 0 };

async function report(
  { fixture: { store, activeKnowledge, context } }: FeedbackFixture,
  days: number,
  by = moderator,
): Promise<FeedbackReport> {
  const reply = await createReport({ store, activeKnowledge, now: context.now })(by, days);
  if (reply.kind !== 'report') throw new Error(`Expected a report, got ${reply.kind}.`);
  return reply;
}

test('Questions are counted by day and outcome, including days without any', async () => {
  const asking = await createFeedbackFixture();
  await asking.ask('when did they go in');
  await asking.ask('was there a helicopter');
  asking.advance(2 * day);
  for (const question of ['when did they go in', 'what hospital is he in', 'what about the man'])
    await asking.ask(question);
  await asking.fixture.withhold('when-entered');
  await asking.ask('when did they go in');
  const { dailyCounts, days } = await report(asking, 4);
  expect(days).toBe(4);
  expect(dailyCounts).toEqual([
    { day: '2026-11-22', ...nothing },
    { day: '2026-11-23', ...nothing, answered: 1, noMatch: 1 },
    { day: '2026-11-24', ...nothing },
    { day: '2026-11-25', ...nothing, answered: 1, notStated: 1, unsure: 1, withheld: 1 },
  ]);
});

test('Questions before the requested days do not count', async () => {
  const asking = await createFeedbackFixture();
  const message = await asking.ask('when did they go in');
  await asking.ask('was there a helicopter');
  await asking.vote(message, 'unsupported');
  asking.advance(3 * day);
  expect(await report(asking, 3)).toMatchObject({
    mostAskedEntries: [],
    votes: { helpful: 0, notAsked: 0, unsupported: 0 },
    disputedAnswers: [],
    gapCount: 0,
    topGapGroups: [],
  });
});

test('The most frequent entries come first, and facts that were never shown are named', async () => {
  const asking = await createFeedbackFixture();
  for (const question of ['what hospital is he in', 'when did they go in', 'when did they enter'])
    await asking.ask(question);
  const { mostAskedEntries, neverShownQuestions } = await report(asking, 7);
  expect(mostAskedEntries).toEqual([
    { question: sampleFact('when-entered').question, count: 2 },
    { question: sampleKnowledge.notStated.find(({ id }) => id === 'which-hospital')?.question, count: 1 },
  ]);
  expect(neverShownQuestions).toHaveLength(sampleKnowledge.facts.length - 1);
  expect(neverShownQuestions).not.toContain(sampleFact('when-entered').question);
});

test('Votes are counted, and disputed answers are named', async () => {
  const asking = await createFeedbackFixture();
  const vote = (person: string, entry: string, kind: 'helpful' | 'not-asked' | 'unsupported') =>
    asking.vote(entry, kind, { userId: person, entryIds: [entry] });
  await vote('1', 'where', 'unsupported');
  for (const person of ['1', '2']) await vote(person, 'when-entered', 'unsupported');
  await vote('3', 'when-entered', 'helpful');
  await vote('4', 'when-entered', 'not-asked');
  const { votes, disputedAnswers } = await report(asking, 7);
  expect(votes).toEqual({ helpful: 1, notAsked: 1, unsupported: 3 });
  expect(disputedAnswers).toEqual([
    { question: sampleFact('when-entered').question, unsupported: 2 },
    { question: sampleFact('where').question, unsupported: 1 },
  ]);
});

test('Unanswered questions are counted, and the most frequent groups are named', async () => {
  const asking = await createFeedbackFixture();
  for (const question of ['was there a helicopter', 'was there a helicopter?', 'how many dogs were there'])
    await asking.ask(question);
  const { gapCount, topGapGroups } = await report(asking, 7);
  expect(gapCount).toBe(3);
  expect(topGapGroups.map(({ question, count }) => [question, count])).toEqual([
    ['was there a helicopter', 2],
    ['how many dogs were there', 1],
  ]);
});

test('Withheld facts are never named', async () => {
  const asking = await createFeedbackFixture();
  const message = await asking.ask('when did they go in');
  await asking.vote(message, 'unsupported');
  await asking.fixture.withhold('when-entered');
  const { mostAskedEntries, neverShownQuestions, disputedAnswers } = await report(asking, 7);
  expect(JSON.stringify([mostAskedEntries, neverShownQuestions, disputedAnswers])).not.toContain(
    sampleFact('when-entered').question,
  );
});

test('A server sees its own questions only', async () => {
  const asking = await createFeedbackFixture();
  await asking.ask('when did they go in');
  await asking.ask('was there a helicopter', { location: { serverId: undefined, channelId: '900' } });
  const { dailyCounts, gapCount } = await report(asking, 1, otherModerator);
  expect(dailyCounts).toEqual([{ day: '2026-11-23', ...nothing }]);
  expect(gapCount).toBe(0);
});

describe('The number of days is limited to a valid one', () => {
  test.each([
    [0, 1],
    [-5, 1],
    [2.9, 2],
    [Number.NaN, 1],
    [1e9, 90],
  ])('%d: %d', async (wanted, days) => {
    const asking = await createFeedbackFixture();
    expect((await report(asking, wanted)).dailyCounts).toHaveLength(days);
  });
});
