import { describe, expect, test } from 'vitest';
import { editSample, factPath, sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';
import { createModerationFixture, type ModerationFixture, moderator, otherModerator } from './moderation-fixture.ts';

const dayMs = 86_400_000;
const changed = editSample((file) => file.setIn(factPath('when-entered', 'answer'), 'Officers entered around 2pm.'));
const removed = editSample((file) => file.deleteIn(factPath('when-entered')));
const unlisted = editSample((file) =>
  file.deleteIn(['not-stated', sampleKnowledge.notStated.findIndex(({ id }) => id === 'which-hospital')]),
);
const otherQuote = editSample((file) =>
  file.addIn(factPath('when-entered', 'quotes'), sampleFact('is-it-safe').citations[0].quote),
);

/** An answer by its entry, its age in days at the time of the change, and the server it was posted on. */
type PostedAnswer = readonly [entryId: string, ageDays: number, location?: typeof moderator];

/** Posts the answers, oldest first, and returns the planned corrections as "entry age", in the order of delivery. */
async function plan(
  answers: readonly PostedAnswer[],
  change: (fixture: ModerationFixture) => Promise<number>,
): Promise<string[]> {
  const fixture = await createModerationFixture();
  const labels = new Map<string, string>();
  let currentAge = Math.max(...answers.map(([, ageDays]) => ageDays));
  for (const [entryId, ageDays, location = moderator] of answers) {
    fixture.advance(Math.round((currentAge - ageDays) * dayMs));
    currentAge = ageDays;
    const { messageId } = await fixture.post(await fixture.answerEntry(entryId, location), location);
    labels.set(messageId, `${entryId} ${ageDays}`);
  }
  fixture.advance(currentAge * dayMs);
  const count = await change(fixture);
  const deliveries = await fixture.deliverAll();
  expect(deliveries).toHaveLength(count);
  return deliveries.map(({ messageId = '' }) => labels.get(messageId) ?? messageId);
}

describe('Corrections are planned for', () => {
  test.each<
    readonly [
      answers: string,
      posted: readonly PostedAnswer[],
      change: (fixture: ModerationFixture) => Promise<number>,
      planned: readonly string[],
      reason: string,
    ]
  >([
    [
      'all answers with a changed fact',
      [
        ['when-entered', 3],
        ['injuries', 2],
        ['when-entered', 1],
      ],
      ({ activate }) => activate(changed),
      ['when-entered 3', 'when-entered 1'],
      'the oldest answer is corrected first, and other facts are unaffected',
    ],
    [
      'answers up to CORRECTION_DAYS old',
      [
        ['when-entered', 7 + 1 / dayMs],
        ['when-entered', 7],
      ],
      ({ activate }) => activate(removed),
      ['when-entered 7'],
      'seven days are corrected, and one millisecond more is not',
    ],
    [
      'answers with another quotation',
      [['when-entered', 1]],
      ({ activate }) => activate(otherQuote),
      ['when-entered 1'],
      'the shown evidence is outdated even if the answer is the same',
    ],
    [
      'no answer whose question is no longer listed',
      [['which-hospital', 1]],
      ({ activate }) => activate(unlisted),
      [],
      'the message made no claim that became wrong',
    ],
    [
      'answers on the changed server only',
      [
        ['when-entered', 2, otherModerator],
        ['when-entered', 1],
      ],
      ({ activate }) => activate(changed, moderator.serverId),
      ['when-entered 1'],
      'the other server follows the operator',
    ],
    [
      'answers with a withheld fact at any age',
      [
        ['when-entered', 300],
        ['injuries', 2],
        ['when-entered', 1],
      ],
      ({ withhold }) => withhold('when-entered'),
      ['when-entered 300', 'when-entered 1'],
      'a withheld fact must not remain in any message',
    ],
    [
      'no answer of another server with the withheld fact',
      [['when-entered', 1, otherModerator]],
      ({ withhold }) => withhold('when-entered'),
      [],
      'moderators withhold facts on their own server only',
    ],
  ])('%s', async (_, posted, change, planned, reason) => {
    expect(await plan(posted, change), reason).toEqual(planned);
  });
});

test('Retractions are delivered before corrections that were planned earlier', async () => {
  const fixture = await createModerationFixture();
  const outdated = await fixture.post(await fixture.answerEntry('when-entered'));
  const retracted = await fixture.post(await fixture.answerEntry('injuries'));
  await fixture.activate(changed);
  await fixture.withhold('injuries');
  const deliveries = await fixture.deliverAll();
  expect(deliveries.map(({ messageId }) => messageId)).toEqual([retracted.messageId, outdated.messageId]);
});

test('A pending correction becomes urgent when its fact is withheld', async () => {
  const fixture = await createModerationFixture();
  const first = await fixture.post(await fixture.answerEntry('when-entered'));
  const second = await fixture.post(await fixture.answerEntry('when-entered'), otherModerator);
  const third = await fixture.post(await fixture.answerEntry('when-entered'));
  await fixture.activate(changed);
  await fixture.withhold('when-entered');
  const deliveries = await fixture.deliverAll();
  expect(deliveries.map(({ messageId }) => messageId)).toEqual(
    [first, third, second].map((answer) => answer.messageId),
  );
});
