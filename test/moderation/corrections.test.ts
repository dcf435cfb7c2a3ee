import { describe, expect, test } from 'vitest';
import type { Document } from 'yaml';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { countCorrections } from '../../src/moderation/corrections/plan.ts';
import { createChange, toTransition } from '../../src/moderation/revisions/change-set.ts';
import type { Correction } from '../../src/replies/announcement.ts';
import { combineAnswers } from '../../src/replies/answer.ts';
import { buildFactListReply, buildTimeline } from '../../src/replies/lists.ts';
import type { Reply, ReplyOf } from '../../src/replies/reply.ts';
import { operator } from '../../src/store/store.ts';
import { parseOrThrow } from '../discord/parse-or-throw.ts';
import { editSample, factPath, sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';
import { sampleText } from '../discord/sample-text.ts';
import {
  createModerationFixture,
  type ModerationFixture,
  moderator,
  otherModerator,
  startTime,
} from './moderation-fixture.ts';

const { answer, quotes } = { answer: sampleFact('when-entered').answer, quotes: sampleFact('when-entered').citations };
const dayMs = 24 * 60 * 60_000;

const shorter = 'Officers entered around 2pm.';
const changed = editSample((file) => file.setIn(factPath('when-entered', 'answer'), shorter));
const removed = editSample((file) => file.deleteIn(factPath('when-entered')));

/** The path of a not-stated entry of the sample file. */
function pathToNotStated(id: string): (string | number)[] {
  return ['not-stated', sampleKnowledge.notStated.findIndex((entry) => entry.id === id)];
}

function notStatedQuestion(id: string): string {
  return sampleKnowledge.notStated.find((entry) => entry.id === id)?.question ?? '';
}

/** Replaces the not-stated question about the hospital with a fact of this id. */
function stateHospital(file: Document, id: string): void {
  file.deleteIn(pathToNotStated('which-hospital'));
  const question = notStatedQuestion('which-hospital');
  const quote = sampleFact('injuries').citations[0].quote;
  file.addIn(['facts'], { id, question, answer: 'He was taken to the hospital.', status: 'stated', quotes: [quote] });
}

function correctedOf(reply: Reply | undefined): ReplyOf<'corrected'> {
  if (reply?.kind !== 'corrected') throw new Error(`Expected a correction, got ${reply?.kind}.`);
  return reply;
}

/** Delivers the only pending correction and returns it. */
async function deliverOnlyCorrection(fixture: ModerationFixture): Promise<ReplyOf<'corrected'>> {
  const [delivery, ...others] = await fixture.deliverAll();
  expect(others).toEqual([]);
  return correctedOf(delivery?.reply);
}

type Case = readonly [what: string, id: string, text: string, corrections: readonly Correction[]];

describe('A recent answer is corrected', () => {
  test.for<Case>([
    ['if the answer has changed', 'when-entered', changed, [{ change: 'changed', previousText: answer }]],
    [
      'if it has another quotation',
      'when-entered',
      editSample((file) => file.addIn(factPath('when-entered', 'quotes'), sampleFact('is-it-safe').citations[0].quote)),
      [{ change: 'evidence-changed', previousText: '' }],
    ],
    [
      'if it has another speaker',
      'how-rare',
      editSample((file) => file.setIn(factPath('how-rare', 'said-by'), 'met-police')),
      [{ change: 'evidence-changed', previousText: '' }],
    ],
    ['if the fact was removed', 'when-entered', removed, [{ change: 'removed', previousText: answer }]],
    [
      'if its not-stated question is a fact now',
      'which-hospital',
      editSample((file) => stateHospital(file, 'which-hospital')),
      [{ change: 'now-stated', previousText: notStatedQuestion('which-hospital') }],
    ],
    [
      'if its not-stated question is a fact with another id now',
      'which-hospital',
      editSample((file) => stateHospital(file, 'the-hospital')),
      [{ change: 'now-stated', previousText: notStatedQuestion('which-hospital') }],
    ],
  ])('%s', async ([, id, text, corrections]) => {
    const fixture = await createModerationFixture();
    const { messageId, channelId } = await fixture.post(await fixture.answerEntry(id));
    expect(await fixture.activate(text)).toBe(1);
    const [delivery, ...others] = await fixture.deliverAll();
    expect(others).toEqual([]);
    expect(delivery).toMatchObject({ messageId, channelId, isRetry: false });
    expect(correctedOf(delivery?.reply).corrections).toEqual(corrections);
    expect(await fixture.deliverAll()).toEqual([]);
    expect(await fixture.activate(text)).toBe(0);
  });

  test('if the fact is withheld, and the correction contains nothing of it', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(await fixture.answerEntry('when-entered'));
    expect(await fixture.withhold('when-entered')).toBe(1);
    const reply = await deliverOnlyCorrection(fixture);
    expect(reply).toEqual({
      kind: 'corrected',
      createdAt: startTime,
      reason: { changeKind: 'update', note: '' },
      corrections: [{ change: 'withheld', previousText: '' }],
      current: undefined,
    });
    expect(
      JSON.stringify(await fixture.store.answers.listSince(new Date(0), sampleKnowledge.incident.id)),
    ).not.toContain(answer);
  });

  test('if the fact is restored', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(await fixture.answerEntry('when-entered'));
    await fixture.withhold('when-entered');
    await fixture.deliverAll();
    expect(await fixture.unwithhold('when-entered')).toBe(1);
    const { corrections, current } = await deliverOnlyCorrection(fixture);
    expect(corrections).toEqual([{ change: 'restored', previousText: '' }]);
    expect(current).toMatchObject({ kind: 'answered', fact: { id: 'when-entered' } });
  });

  test('if the fact is removed and comes back', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(await fixture.answerEntry('when-entered'));
    await fixture.activate(removed);
    await fixture.deliverAll();
    expect(await fixture.activate(changed)).toBe(1);
    expect((await deliverOnlyCorrection(fixture)).corrections).toEqual([{ change: 'restored', previousText: answer }]);
  });

  test('if the fact is no longer stated, with the not-stated answer', async () => {
    const fixture = await createModerationFixture();
    await fixture.activate(editSample((file) => stateHospital(file, 'which-hospital')));
    await fixture.post(await fixture.answerEntry('which-hospital'));
    await fixture.activate(sampleText);
    const { corrections, current } = await deliverOnlyCorrection(fixture);
    expect(corrections).toEqual([{ change: 'removed', previousText: 'He was taken to the hospital.' }]);
    expect(current).toMatchObject({ kind: 'not-stated', entry: { id: 'which-hospital' } });
  });

  test('if its closest sentence is withheld with the fact that cites it', async () => {
    const entryWithSentence = sampleKnowledge.notStated.find((entry) => entry.closestSentence);
    const citing = sampleKnowledge.facts.filter(({ citations }) =>
      citations.some(({ quote }) => quote === entryWithSentence?.closestSentence?.quote),
    );
    const fixture = await createModerationFixture();
    await fixture.post(await fixture.answerEntry(entryWithSentence?.id ?? ''));
    for (const { id } of citing) await fixture.withhold(id);
    const { corrections, current } = await deliverOnlyCorrection(fixture);
    expect(corrections).toEqual([{ change: 'evidence-changed', previousText: '' }]);
    expect(JSON.stringify(current)).not.toContain(entryWithSentence?.closestSentence?.quote);
  });
});

describe('No answer is corrected', () => {
  test.for<readonly [string, string, string]>([
    ['if the file is the same', 'when-entered', `${sampleText}\n# looked over\n`],
    [
      'if only paraphrases change',
      'when-entered',
      editSample((file) => file.addIn(factPath('when-entered', 'paraphrases'), 'at which hour was the entry')),
    ],
    ['if another fact has changed', 'injuries', changed],
    [
      'if the fact only has a new id',
      'when-entered',
      editSample((file) => file.setIn(factPath('when-entered', 'id'), 'entry-time')),
    ],
    [
      'if its not-stated question is no longer listed, and no fact answers it',
      'which-hospital',
      editSample((file) => file.deleteIn(pathToNotStated('which-hospital'))),
    ],
  ])('%s', async ([, id, text]) => {
    const fixture = await createModerationFixture();
    await fixture.post(await fixture.answerEntry(id));
    expect(await fixture.activate(text)).toBe(0);
    expect(await fixture.deliverAll()).toEqual([]);
  });

  test('that is older than CORRECTION_DAYS', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(await fixture.answerEntry('when-entered'));
    fixture.advance(7 * dayMs + 1);
    expect(await fixture.activate(changed)).toBe(0);
  });

  test('that shows only questions', async () => {
    const fixture = await createModerationFixture();
    const { answerer } = createSnapshot(sampleKnowledge);
    await fixture.post(answerer.answer('zebra quagga'));
    expect(await fixture.activate(changed)).toBe(0);
  });
});

test('A list of facts is corrected with its answers', async () => {
  const fixture = await createModerationFixture();
  await fixture.post(buildFactListReply({ items: sampleKnowledge.facts, page: 1, pageCount: 1 }, sampleKnowledge));
  expect(await fixture.activate(changed)).toBe(1);
});

describe('A change of one server', () => {
  test('corrects only its answers, and a change of the operator only the others', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(await fixture.answerEntry('when-entered'), moderator);
    const other = await fixture.post(await fixture.answerEntry('when-entered'), otherModerator);
    expect(await fixture.activate(changed, moderator.serverId)).toBe(1);
    await fixture.deliverAll();
    expect(await fixture.activate(removed)).toBe(1);
    expect(await fixture.deliverAll()).toMatchObject([
      { messageId: other.messageId, channelId: otherModerator.channelId },
    ]);
  });

  test('is reverted when the server follows the operator again', async () => {
    const fixture = await createModerationFixture();
    await fixture.activate(changed, moderator.serverId);
    await fixture.post(await fixture.answerEntry('when-entered'));
    expect(await fixture.followOperator(moderator.serverId)).toBe(1);
    expect((await deliverOnlyCorrection(fixture)).corrections).toEqual([{ change: 'changed', previousText: shorter }]);
  });

  test('that withholds a fact does not affect other servers', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(await fixture.answerEntry('when-entered'), otherModerator);
    expect(await fixture.withhold('when-entered')).toBe(0);
    expect(await fixture.activate(`${sampleText}\n# again\n`)).toBe(0);
    expect(await fixture.deliverAll()).toEqual([]);
  });
});

describe('A correction is rendered on delivery,', () => {
  test('so two quick changes are one edit, with the last answer', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(await fixture.answerEntry('when-entered'));
    await fixture.activate(
      editSample((file) => file.setIn(factPath('when-entered', 'answer'), 'Officers went in around 2pm.')),
    );
    fixture.advance(60_000);
    await fixture.activate(changed);
    const { createdAt, corrections, current } = await deliverOnlyCorrection(fixture);
    expect(corrections).toEqual([{ change: 'changed', previousText: answer }]);
    expect(current).toMatchObject({ fact: { answer: shorter } });
    expect(createdAt).toEqual(new Date(startTime.getTime() + 60_000));
  });

  test('so a change that was rolled back before delivery is not corrected', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(await fixture.answerEntry('when-entered'));
    await fixture.activate(changed);
    await fixture.activate(`${sampleText}\n# as before\n`);
    expect(await fixture.deliverAll()).toEqual([]);
    expect(await fixture.outbox.pendingCount()).toBe(0);
  });

  test('so a fact that was withheld before it was removed is not repeated', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(await fixture.answerEntry('when-entered'));
    await fixture.withhold('when-entered');
    await fixture.activate(removed);
    const reply = await deliverOnlyCorrection(fixture);
    expect(reply.corrections).toEqual([{ change: 'withheld', previousText: '' }]);
    expect(await fixture.deliverAll()).toEqual([]);
  });

  test.for<readonly [string, string]>([
    ['and again if the fact changes while it is being sent', removed],
    ['and again if the change is rolled back while it is being sent', `${sampleText}\n# as before\n`],
  ])('%s', async ([, next]) => {
    const fixture = await createModerationFixture();
    await fixture.post(await fixture.answerEntry('when-entered'));
    await fixture.activate(changed);
    const delivery = await fixture.outbox.claim();
    await fixture.activate(next);
    if (delivery) await fixture.outbox.complete(delivery);
    expect((await deliverOnlyCorrection(fixture)).corrections).toMatchObject([{ previousText: shorter }]);
  });

  test('and not before the change is active in memory too', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(await fixture.answerEntry('when-entered'));
    const before = fixture.activeKnowledge.own(operator, sampleKnowledge.incident.id);
    await fixture.activate(changed);
    const after = fixture.activeKnowledge.own(operator, sampleKnowledge.incident.id);
    if (!before || !after) throw new Error('No revision is active.');
    fixture.activeKnowledge.activate(before, createSnapshot(sampleKnowledge));
    expect(await fixture.outbox.claim()).toBeUndefined();
    expect(await fixture.outbox.pendingCount()).toBe(1);
    fixture.activeKnowledge.activate(after, createSnapshot(parseOrThrow(changed)));
    fixture.outbox.notify();
    expect((await deliverOnlyCorrection(fixture)).corrections).toHaveLength(1);
  });
});

describe('A message with several answers', () => {
  const combineThreeAnswers = async (fixture: ModerationFixture): Promise<Reply> => {
    const [first, second, third] = await Promise.all(
      ['when-entered', 'injuries', 'which-hospital'].map((id) => fixture.answerEntry(id)),
    );
    if (first?.kind !== 'answered' || second?.kind !== 'answered' || third?.kind !== 'not-stated')
      throw new Error('The sample knowledge has other entries now.');
    return combineAnswers(first, [second, third]);
  };

  test('keeps the answers that are still valid, in their order', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(await combineThreeAnswers(fixture));
    await fixture.activate(changed);
    const { current } = await deliverOnlyCorrection(fixture);
    expect(current).toMatchObject({
      fact: { id: 'when-entered', answer: shorter },
      additionalAnswers: [{ fact: { id: 'injuries' } }, { entry: { id: 'which-hospital' } }],
    });
  });

  test('loses a withheld answer, and the next correction says so too', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(await combineThreeAnswers(fixture));
    await fixture.withhold('when-entered');
    expect(await deliverOnlyCorrection(fixture)).toMatchObject({
      corrections: [{ change: 'withheld', previousText: '' }],
      current: { fact: { id: 'injuries' }, additionalAnswers: [{ entry: { id: 'which-hospital' } }] },
    });
    await fixture.activate(
      editSample((file) => file.setIn(factPath('injuries', 'answer'), 'His injuries are life-changing.')),
    );
    const next = await deliverOnlyCorrection(fixture);
    expect(next.corrections.map(({ change }) => change)).toEqual(['withheld', 'changed']);
    expect(JSON.stringify(next)).not.toContain(answer);
  });

  test('shows an answer once if two of its questions have the same answer now', async () => {
    const fixture = await createModerationFixture();
    const [first, second] = await Promise.all(['injuries', 'which-hospital'].map((id) => fixture.answerEntry(id)));
    if (first?.kind !== 'answered' || second?.kind !== 'not-stated') throw new Error('There are other entries now.');
    await fixture.post(combineAnswers(first, [second]));
    await fixture.activate(
      editSample((file) => {
        file.deleteIn(pathToNotStated('which-hospital'));
        file.addIn(factPath('injuries', 'paraphrases'), notStatedQuestion('which-hospital'));
      }),
    );
    const { current } = await deliverOnlyCorrection(fixture);
    expect(current).toMatchObject({ fact: { id: 'injuries' }, additionalAnswers: [] });
  });
});

describe('A page of the timeline', () => {
  const timed = sampleKnowledge.facts.filter(({ time }) => time);
  const page = (number: number) => buildTimeline(sampleKnowledge, number);
  const [first] = page(1).facts.items;

  test('is rendered again if one of its facts has changed', async () => {
    expect(timed.length).toBeGreaterThan(2);
    const fixture = await createModerationFixture();
    await fixture.post(page(1));
    await fixture.activate(editSample((file) => file.setIn(factPath(first?.id ?? '', 'time', 'written'), 'Friday')));
    const { corrections, current } = await deliverOnlyCorrection(fixture);
    expect(corrections).toEqual([{ change: 'evidence-changed', previousText: '' }]);
    expect(current).toMatchObject({ kind: 'timeline', facts: { page: 1 } });
  });

  test('loses a withheld fact, and shows it again when it is restored', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(page(1));
    await fixture.withhold(first?.id ?? '');
    const withoutFact = await deliverOnlyCorrection(fixture);
    expect(withoutFact.corrections).toEqual([{ change: 'withheld', previousText: '' }]);
    expect(JSON.stringify(withoutFact)).not.toContain(first?.answer);
    await fixture.unwithhold(first?.id ?? '');
    const withFact = await deliverOnlyCorrection(fixture);
    expect(withFact.corrections).toEqual([{ change: 'restored', previousText: '' }]);
    expect(withFact.current).toEqual(page(1));
  });

  test('is not corrected because another fact gets a time', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(page(1));
    expect(
      await fixture.activate(
        editSample((file) => file.setIn(factPath('why-called', 'time'), { written: 'Friday', sort: '23:00' })),
      ),
    ).toBe(0);
  });
});

test('A preview counts the answers that will be corrected, and queues nothing', async () => {
  const fixture = await createModerationFixture();
  for (const location of [moderator, moderator, otherModerator])
    await fixture.post(await fixture.answerEntry('when-entered'), location);
  await fixture.post(await fixture.answerEntry('injuries'));
  const change = await createChange(fixture.activeKnowledge, {
    owner: moderator.serverId,
    incidentId: sampleKnowledge.incident.id,
    after: createSnapshot(parseOrThrow(changed)),
    file: { bytes: Buffer.from(changed), hash: '', origin: 'upload' },
  });
  const transition = toTransition(fixture.activeKnowledge, change, startTime);
  expect(await countCorrections(fixture.store, transition, 7)).toBe(2);
  expect(await fixture.outbox.pendingCount()).toBe(0);
  expect(await fixture.activate(changed, moderator.serverId)).toBe(2);
});

test('A message that was recorded several times counts with its last display', async () => {
  const fixture = await createModerationFixture();
  const { id: _, ...answer } = await fixture.post(await fixture.answerEntry('when-entered'));
  await fixture.store.answers.add({
    ...answer,
    items: (await fixture.post(await fixture.answerEntry('injuries'), otherModerator)).items,
  });
  expect(await fixture.activate(changed)).toBe(0);
});

test('An answer that was sent during a change is corrected like earlier ones', async () => {
  const fixture = await createModerationFixture();
  const reply = await fixture.answerEntry('when-entered');
  await fixture.activate(changed);
  const lateAnswer = await fixture.post(reply);
  let notifyCount = 0;
  fixture.outbox.onEnqueue(() => {
    notifyCount += 1;
  });
  await fixture.outbox.recheckAnswer(lateAnswer);
  expect(notifyCount).toBe(1);
  expect((await deliverOnlyCorrection(fixture)).corrections).toEqual([{ change: 'changed', previousText: answer }]);
  expect(quotes.length).toBeGreaterThan(0);
});
