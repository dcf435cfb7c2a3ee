import { describe, expect, test } from 'vitest';
import type { Document } from 'yaml';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { countCorrections } from '../../src/moderation/corrections/plan.ts';
import { createChange, toTransition } from '../../src/moderation/revisions/change-set.ts';
import type { Correction } from '../../src/replies/announcement.ts';
import { combineAnswers } from '../../src/replies/answer.ts';
import { buildTimeline, factListReply } from '../../src/replies/lists.ts';
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
const day = 24 * 60 * 60_000;

const shorter = 'Officers entered around 2pm.';
const changed = editSample((file) => file.setIn(factPath('when-entered', 'answer'), shorter));
const removed = editSample((file) => file.deleteIn(factPath('when-entered')));

/** Something of the brief file that the article does not say. */
function pathToNotStated(id: string): (string | number)[] {
  return ['not-stated', sampleKnowledge.notStated.findIndex((entry) => entry.id === id)];
}

function notStatedQuestion(id: string): string {
  return sampleKnowledge.notStated.find((entry) => entry.id === id)?.question ?? '';
}

/** As if the article named the hospital after all: by the same id, or as a fact of another one. */
function hospitalKnown(file: Document, id: string): void {
  file.deleteIn(pathToNotStated('which-hospital'));
  const question = notStatedQuestion('which-hospital');
  const quote = sampleFact('injuries').citations[0].quote;
  file.addIn(['facts'], { id, question, answer: 'He was taken to the hospital.', status: 'stated', quotes: [quote] });
}

function correctedOf(reply: Reply | undefined): ReplyOf<'corrected'> {
  if (reply?.kind !== 'corrected') throw new Error(`Expected a correction, got ${reply?.kind}.`);
  return reply;
}

/** The one correction that is waiting, once it is done. */
async function theCorrection(fixture: ModerationFixture): Promise<ReplyOf<'corrected'>> {
  const [errand, ...others] = await fixture.deliverAll();
  expect(others).toEqual([]);
  return correctedOf(errand?.reply);
}

type Case = readonly [what: string, id: string, text: string, corrections: readonly Correction[]];

describe('An answer of the last days is corrected', () => {
  test.for<Case>([
    ['if the answer has changed', 'when-entered', changed, [{ change: 'changed', previousText: answer }]],
    [
      'if it rests on another sentence',
      'when-entered',
      editSample((file) => file.addIn(factPath('when-entered', 'quotes'), sampleFact('is-it-safe').citations[0].quote)),
      [{ change: 'evidence-changed', previousText: '' }],
    ],
    [
      'if it is said by somebody else',
      'how-rare',
      editSample((file) => file.setIn(factPath('how-rare', 'said-by'), 'met-police')),
      [{ change: 'evidence-changed', previousText: '' }],
    ],
    ['if the fact is gone', 'when-entered', removed, [{ change: 'removed', previousText: answer }]],
    [
      'if what was not stated is a fact now',
      'which-hospital',
      editSample((file) => hospitalKnown(file, 'which-hospital')),
      [{ change: 'now-stated', previousText: notStatedQuestion('which-hospital') }],
    ],
    [
      'if what was not stated is a fact of another name now',
      'which-hospital',
      editSample((file) => hospitalKnown(file, 'the-hospital')),
      [{ change: 'now-stated', previousText: notStatedQuestion('which-hospital') }],
    ],
  ])('%s', async ([, id, text, corrections]) => {
    const fixture = await createModerationFixture();
    const { messageId, channelId } = await fixture.post(fixture.answerEntry(id));
    expect(await fixture.activate(text)).toBe(1);
    const [errand, ...others] = await fixture.deliverAll();
    expect(others).toEqual([]);
    expect(errand).toMatchObject({ messageId, channelId, isRetry: false });
    expect(correctedOf(errand?.reply).corrections).toEqual(corrections);
    expect(await fixture.deliverAll()).toEqual([]);
    expect(await fixture.activate(text)).toBe(0);
  });

  test('if the fact is withheld, and nothing of it is in the correction', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(fixture.answerEntry('when-entered'));
    expect(await fixture.withhold('when-entered')).toBe(1);
    const reply = await theCorrection(fixture);
    expect(reply).toEqual({
      kind: 'corrected',
      createdAt: startTime,
      corrections: [{ change: 'withheld', previousText: '' }],
      current: undefined,
    });
    expect(
      JSON.stringify(await fixture.store.answers.listSince(new Date(0), sampleKnowledge.incident.id)),
    ).not.toContain(answer);
  });

  test('if the fact is told again', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(fixture.answerEntry('when-entered'));
    await fixture.withhold('when-entered');
    await fixture.deliverAll();
    expect(await fixture.unwithhold('when-entered')).toBe(1);
    const { corrections, current } = await theCorrection(fixture);
    expect(corrections).toEqual([{ change: 'restored', previousText: '' }]);
    expect(current).toMatchObject({ kind: 'answered', fact: { id: 'when-entered' } });
  });

  test('if the fact is removed and comes back', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(fixture.answerEntry('when-entered'));
    await fixture.activate(removed);
    await fixture.deliverAll();
    expect(await fixture.activate(changed)).toBe(1);
    expect((await theCorrection(fixture)).corrections).toEqual([{ change: 'restored', previousText: answer }]);
  });

  test('if the article does not say it any more, with what it does say', async () => {
    const fixture = await createModerationFixture();
    await fixture.activate(editSample((file) => hospitalKnown(file, 'which-hospital')));
    await fixture.post(fixture.answerEntry('which-hospital'));
    await fixture.activate(sampleText);
    const { corrections, current } = await theCorrection(fixture);
    expect(corrections).toEqual([{ change: 'removed', previousText: 'He was taken to the hospital.' }]);
    expect(current).toMatchObject({ kind: 'not-stated', entry: { id: 'which-hospital' } });
  });

  test('if the sentence that came nearest is withheld with the fact that cites it', async () => {
    const nearest = sampleKnowledge.notStated.find((entry) => entry.closestSentence);
    const citing = sampleKnowledge.facts.filter(({ citations }) =>
      citations.some(({ quote }) => quote === nearest?.closestSentence?.quote),
    );
    const fixture = await createModerationFixture();
    await fixture.post(fixture.answerEntry(nearest?.id ?? ''));
    for (const { id } of citing) await fixture.withhold(id);
    const { corrections, current } = await theCorrection(fixture);
    expect(corrections).toEqual([{ change: 'evidence-changed', previousText: '' }]);
    expect(JSON.stringify(current)).not.toContain(nearest?.closestSentence?.quote);
  });
});

describe('Nothing is corrected', () => {
  test.for<readonly [string, string, string]>([
    ['if the file is the same', 'when-entered', `${sampleText}\n# looked over\n`],
    [
      'if people may ask in other words',
      'when-entered',
      editSample((file) => file.addIn(factPath('when-entered', 'paraphrases'), 'at which hour was the entry')),
    ],
    ['if another fact has changed', 'injuries', changed],
    [
      'if the fact has only got another id',
      'when-entered',
      editSample((file) => file.setIn(factPath('when-entered', 'id'), 'entry-time')),
    ],
    [
      'if what was not stated is not listed any more, and nothing answers it',
      'which-hospital',
      editSample((file) => file.deleteIn(pathToNotStated('which-hospital'))),
    ],
  ])('%s', async ([, id, text]) => {
    const fixture = await createModerationFixture();
    await fixture.post(fixture.answerEntry(id));
    expect(await fixture.activate(text)).toBe(0);
    expect(await fixture.deliverAll()).toEqual([]);
  });

  test('that was said longer ago than corrections go', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(fixture.answerEntry('when-entered'));
    fixture.advance(7 * day + 1);
    expect(await fixture.activate(changed)).toBe(0);
  });

  test('that shows no entry', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(factListReply({ items: sampleKnowledge.facts, page: 1, pageCount: 1 }, sampleKnowledge));
    expect(await fixture.activate(changed)).toBe(0);
  });
});

describe('A change of one server', () => {
  test('corrects its answers alone, and the operator’s the others’', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(fixture.answerEntry('when-entered'), moderator);
    const other = await fixture.post(fixture.answerEntry('when-entered'), otherModerator);
    expect(await fixture.activate(changed, moderator.serverId)).toBe(1);
    await fixture.deliverAll();
    expect(await fixture.activate(removed)).toBe(1);
    expect(await fixture.deliverAll()).toMatchObject([
      { messageId: other.messageId, channelId: otherModerator.channelId },
    ]);
  });

  test('is taken back when it follows the operator again', async () => {
    const fixture = await createModerationFixture();
    await fixture.activate(changed, moderator.serverId);
    await fixture.post(fixture.answerEntry('when-entered'));
    expect(await fixture.followOperator(moderator.serverId)).toBe(1);
    expect((await theCorrection(fixture)).corrections).toEqual([{ change: 'changed', previousText: shorter }]);
  });

  test('to withhold a fact leaves it told elsewhere', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(fixture.answerEntry('when-entered'), otherModerator);
    expect(await fixture.withhold('when-entered')).toBe(0);
    expect(await fixture.activate(`${sampleText}\n# again\n`)).toBe(0);
    expect(await fixture.deliverAll()).toEqual([]);
  });
});

describe('What a correction reads is decided when it is made', () => {
  test('so two quick changes are one edit, with the last answer', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(fixture.answerEntry('when-entered'));
    await fixture.activate(
      editSample((file) => file.setIn(factPath('when-entered', 'answer'), 'Officers entered at 2pm.')),
    );
    fixture.advance(60_000);
    await fixture.activate(changed);
    const { createdAt, corrections, current } = await theCorrection(fixture);
    expect(corrections).toEqual([{ change: 'changed', previousText: answer }]);
    expect(current).toMatchObject({ fact: { answer: shorter } });
    expect(createdAt).toEqual(new Date(startTime.getTime() + 60_000));
  });

  test('so a change that was rolled back in time is none', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(fixture.answerEntry('when-entered'));
    await fixture.activate(changed);
    await fixture.activate(`${sampleText}\n# as before\n`);
    expect(await fixture.deliverAll()).toEqual([]);
    expect(await fixture.outbox.pendingCount()).toBe(0);
  });

  test('so what was withheld before it was removed is not repeated', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(fixture.answerEntry('when-entered'));
    await fixture.withhold('when-entered');
    await fixture.activate(removed);
    const reply = await theCorrection(fixture);
    expect(reply.corrections).toEqual([{ change: 'withheld', previousText: '' }]);
    expect(await fixture.deliverAll()).toEqual([]);
  });

  test.for<readonly [string, string]>([
    ['once more if it changes again while it is on its way', removed],
    ['back if it is rolled back while it is on its way', `${sampleText}\n# as before\n`],
  ])('%s', async ([, next]) => {
    const fixture = await createModerationFixture();
    await fixture.post(fixture.answerEntry('when-entered'));
    await fixture.activate(changed);
    const errand = await fixture.outbox.claim();
    await fixture.activate(next);
    if (errand) await fixture.outbox.complete(errand);
    expect((await theCorrection(fixture)).corrections).toMatchObject([{ previousText: shorter }]);
  });

  test('and not before what has changed is in force in memory too', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(fixture.answerEntry('when-entered'));
    const before = fixture.activeKnowledge.own(operator, sampleKnowledge.incident.id);
    await fixture.activate(changed);
    const after = fixture.activeKnowledge.own(operator, sampleKnowledge.incident.id);
    if (!before || !after) throw new Error('Nothing is in force.');
    fixture.activeKnowledge.activate(before);
    expect(await fixture.outbox.claim()).toBeUndefined();
    expect(await fixture.outbox.pendingCount()).toBe(1);
    fixture.activeKnowledge.activate(after);
    fixture.outbox.notify();
    expect((await theCorrection(fixture)).corrections).toHaveLength(1);
  });
});

describe('A message with several answers', () => {
  const three = (fixture: ModerationFixture): Reply => {
    const [first, second, third] = ['when-entered', 'injuries', 'which-hospital'].map((id) => fixture.answerEntry(id));
    if (first?.kind !== 'answered' || second?.kind !== 'answered' || third?.kind !== 'not-stated')
      throw new Error('The brief knowledge has other entries now.');
    return combineAnswers(first, [second, third]);
  };

  test('keeps those that still hold, in their order', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(three(fixture));
    await fixture.activate(changed);
    const { current } = await theCorrection(fixture);
    expect(current).toMatchObject({
      fact: { id: 'when-entered', answer: shorter },
      additionalAnswers: [{ fact: { id: 'injuries' } }, { entry: { id: 'which-hospital' } }],
    });
  });

  test('loses the one that is withheld, and says so at the next correction too', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(three(fixture));
    await fixture.withhold('when-entered');
    expect(await theCorrection(fixture)).toMatchObject({
      corrections: [{ change: 'withheld', previousText: '' }],
      current: { fact: { id: 'injuries' }, additionalAnswers: [{ entry: { id: 'which-hospital' } }] },
    });
    await fixture.activate(
      editSample((file) => file.setIn(factPath('injuries', 'answer'), 'His injuries are life-changing.')),
    );
    const next = await theCorrection(fixture);
    expect(next.corrections.map(({ change }) => change)).toEqual(['withheld', 'changed']);
    expect(JSON.stringify(next)).not.toContain(answer);
  });

  test('tells an answer once that two of its questions have come to have', async () => {
    const fixture = await createModerationFixture();
    const [first, second] = ['injuries', 'which-hospital'].map((id) => fixture.answerEntry(id));
    if (first?.kind !== 'answered' || second?.kind !== 'not-stated') throw new Error('There are other entries now.');
    await fixture.post(combineAnswers(first, [second]));
    await fixture.activate(
      editSample((file) => {
        file.deleteIn(pathToNotStated('which-hospital'));
        file.addIn(factPath('injuries', 'paraphrases'), notStatedQuestion('which-hospital'));
      }),
    );
    const { current } = await theCorrection(fixture);
    expect(current).toMatchObject({ fact: { id: 'injuries' }, additionalAnswers: [] });
  });
});

describe('A page of the timeline', () => {
  const timed = sampleKnowledge.facts.filter(({ time }) => time);
  const page = (number: number) => buildTimeline(sampleKnowledge, number);
  const [first] = page(1).facts.items;

  test('is drawn anew where one of its facts has changed', async () => {
    expect(timed.length).toBeGreaterThan(2);
    const fixture = await createModerationFixture();
    await fixture.post(page(1));
    await fixture.activate(editSample((file) => file.setIn(factPath(first?.id ?? '', 'time', 'written'), 'Friday')));
    const { corrections, current } = await theCorrection(fixture);
    expect(corrections).toEqual([{ change: 'evidence-changed', previousText: '' }]);
    expect(current).toMatchObject({ kind: 'timeline', facts: { page: 1 } });
  });

  test('loses a fact that is withheld, and has it again', async () => {
    const fixture = await createModerationFixture();
    await fixture.post(page(1));
    await fixture.withhold(first?.id ?? '');
    const without = await theCorrection(fixture);
    expect(without.corrections).toEqual([{ change: 'withheld', previousText: '' }]);
    expect(JSON.stringify(without)).not.toContain(first?.answer);
    await fixture.unwithhold(first?.id ?? '');
    const again = await theCorrection(fixture);
    expect(again.corrections).toEqual([{ change: 'restored', previousText: '' }]);
    expect(again.current).toEqual(page(1));
  });

  test('is not drawn anew for another time that comes in', async () => {
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
  for (const where of [moderator, moderator, otherModerator])
    await fixture.post(fixture.answerEntry('when-entered'), where);
  await fixture.post(fixture.answerEntry('injuries'));
  const change = createChange(fixture.activeKnowledge, {
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

test('A message that was drawn several times counts as what it shows last', async () => {
  const fixture = await createModerationFixture();
  const { id: _, ...answer } = await fixture.post(fixture.answerEntry('when-entered'));
  await fixture.store.answers.add({
    ...answer,
    items: (await fixture.post(fixture.answerEntry('injuries'), otherModerator)).items,
  });
  expect(await fixture.activate(changed)).toBe(0);
});

test('An answer that was sent while the state changed is corrected like those before it', async () => {
  const fixture = await createModerationFixture();
  const reply = fixture.answerEntry('when-entered');
  await fixture.activate(changed);
  const late = await fixture.post(reply);
  let woken = 0;
  fixture.outbox.onEnqueue(() => {
    woken += 1;
  });
  await fixture.outbox.recheckAnswer(late);
  expect(woken).toBe(1);
  expect((await theCorrection(fixture)).corrections).toEqual([{ change: 'changed', previousText: answer }]);
  expect(quotes.length).toBeGreaterThan(0);
});
