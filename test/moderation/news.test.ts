import { describe, expect, test } from 'vitest';
import type { ReplyOf } from '../../src/replies/reply.ts';
import { editSample, factPath, sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';
import { sampleText } from '../discord/sample-text.ts';
import {
  createModerationFixture,
  type ModerationFixture,
  moderator,
  otherModerator,
  startTime,
} from './moderation-fixture.ts';

const fact = sampleFact('when-entered');
const shorter = 'Officers entered around 2pm.';
const changed = editSample((file) => file.setIn(factPath('when-entered', 'answer'), shorter));
const removed = editSample((file) => file.deleteIn(factPath('when-entered')));
/** A new fact that answers a question which was listed as not stated. */
const added = editSample((file) => {
  const index = sampleKnowledge.notStated.findIndex(({ id }) => id === 'which-hospital');
  file.deleteIn(['not-stated', index]);
  file.addIn(['facts'], {
    id: 'the-hospital',
    question: sampleKnowledge.notStated[index]?.question,
    answer: 'He was taken to the hospital.',
    status: 'stated',
    quotes: [sampleFact('injuries').citations[0].quote],
  });
});

/** Both servers have a news channel. */
async function createNewsFixture(text?: string): Promise<ModerationFixture> {
  const fixture = await createModerationFixture(text);
  await fixture.store.settings.setNewsChannel(moderator.serverId, '150');
  await fixture.store.settings.setNewsChannel(otherModerator.serverId, '250');
  return fixture;
}

/** The news posted in a channel. */
async function newsPostedIn(fixture: ModerationFixture, channel: string): Promise<ReplyOf<'news'>[]> {
  const deliveries = await fixture.deliverAll();
  return deliveries.flatMap(({ reply, ...delivery }) =>
    delivery.channelId === channel && reply.kind === 'news' ? [reply] : [],
  );
}

describe('News is posted in the news channel:', () => {
  test('an added fact, with its quotations and the question that was not stated before', async () => {
    const fixture = await createNewsFixture();
    await fixture.activate(added);
    expect(await newsPostedIn(fixture, '150')).toEqual([
      {
        kind: 'news',
        createdAt: startTime,
        incident: sampleKnowledge.incident,
        added: [
          {
            fact: expect.objectContaining({ id: 'the-hospital', citations: [expect.anything()] }),
            notStatedQuestion: sampleKnowledge.notStated.find(({ id }) => id === 'which-hospital')?.question,
          },
        ],
        changed: [],
        reason: { changeKind: 'update', note: '' },
        removedCount: 0,
      },
    ]);
  });

  test('a changed fact, with its previous answer', async () => {
    const fixture = await createNewsFixture();
    await fixture.activate(changed);
    expect(await newsPostedIn(fixture, '150')).toMatchObject([
      {
        added: [],
        changed: [{ previousAnswer: fact.answer, current: { answer: shorter, citations: [{}] } }],
        removedCount: 0,
      },
    ]);
  });

  test('the number of removed facts, without their answers', async () => {
    const fixture = await createNewsFixture();
    await fixture.activate(removed);
    expect(await newsPostedIn(fixture, '150')).toMatchObject([{ added: [], changed: [], removedCount: 1 }]);
  });

  test('that of a server on that server, and that of the operator on the servers that follow it', async () => {
    const fixture = await createNewsFixture();
    await fixture.activate(changed, moderator.serverId);
    expect(await newsPostedIn(fixture, '250')).toEqual([]);
    await fixture.activate(removed);
    const channels = (await fixture.deliverAll()).map(({ channelId }) => channelId);
    expect(channels).toEqual(['250']);
  });
});

describe('No news is posted', () => {
  test('without a news channel', async () => {
    const fixture = await createModerationFixture();
    await fixture.activate(changed);
    expect(await fixture.deliverAll()).toEqual([]);
  });

  test.for<readonly [string, string]>([
    ['if the file is the same', `${sampleText}\n# looked over\n`],
    ['if a fact only has a new id', editSample((file) => file.setIn(factPath('when-entered', 'id'), 'entry-time'))],
    [
      'if only paraphrases change',
      editSample((file) => file.addIn(factPath('where', 'paraphrases'), 'in which part of town')),
    ],
  ])('%s', async ([, text]) => {
    const fixture = await createNewsFixture();
    await fixture.activate(text);
    expect(await newsPostedIn(fixture, '150')).toEqual([]);
  });

  test('when a fact is withheld or restored, or while it is withheld', async () => {
    const fixture = await createNewsFixture();
    await fixture.withhold('when-entered');
    await fixture.activate(changed);
    expect(await newsPostedIn(fixture, '150')).toEqual([]);
    await fixture.unwithhold('when-entered');
    expect(await newsPostedIn(fixture, '150')).toEqual([]);
  });

  test('of a fact that is withheld before delivery', async () => {
    const fixture = await createNewsFixture();
    await fixture.activate(changed);
    await fixture.withhold('when-entered');
    expect(await newsPostedIn(fixture, '150')).toEqual([]);
    expect(await fixture.outbox.pendingCount()).toBe(0);
  });

  test('of a removed fact that came back and was withheld', async () => {
    const fixture = await createNewsFixture();
    await fixture.activate(removed);
    await fixture.activate(sampleText);
    await fixture.withhold('when-entered');
    expect(await newsPostedIn(fixture, '150')).toEqual([]);
  });

  test('twice for a fact that changed twice', async () => {
    const fixture = await createNewsFixture();
    await fixture.activate(
      editSample((file) => file.setIn(factPath('when-entered', 'answer'), 'Officers went in around 2pm.')),
    );
    await fixture.activate(changed);
    expect(await newsPostedIn(fixture, '150')).toMatchObject([{ changed: [{ current: { answer: shorter } }] }]);
  });

  test('of an incident that the server does not follow', async () => {
    const fixture = await createNewsFixture();
    const other = editSample((file) => file.setIn(['incident', 'id'], 'elsewhere'));
    await fixture.activate(other);
    await fixture.activate(
      editSample((file) => {
        file.setIn(['incident', 'id'], 'elsewhere');
        file.setIn(factPath('when-entered', 'answer'), shorter);
      }),
    );
    expect(await newsPostedIn(fixture, '150')).toEqual([]);
    expect(await fixture.outbox.pendingCount()).toBe(0);
  });
});

describe('A news post', () => {
  /** Completes the deliveries; the post in channel 150 becomes message 8888. */
  async function deliverNews(fixture: ModerationFixture): Promise<void> {
    for (;;) {
      const delivery = await fixture.outbox.claim();
      if (!delivery) return;
      await fixture.outbox.complete(delivery, delivery.channelId === '150' ? '8888' : undefined);
    }
  }

  test('loses a fact that is withheld later, with its previous answer', async () => {
    const fixture = await createNewsFixture();
    await fixture.activate(changed);
    await deliverNews(fixture);
    expect(await fixture.withhold('when-entered')).toBe(1);
    const [delivery] = await fixture.deliverAll();
    expect(delivery).toMatchObject({ channelId: '150', messageId: '8888' });
    expect(JSON.stringify(delivery?.reply)).not.toMatch(/2pm|loud noise/);
  });

  test('is corrected when the fact changes again', async () => {
    const fixture = await createNewsFixture();
    await fixture.activate(changed);
    await deliverNews(fixture);
    await fixture.activate(removed);
    const [delivery] = await fixture.deliverAll();
    expect(delivery).toMatchObject({
      messageId: '8888',
      reply: { corrections: [{ change: 'removed', previousText: shorter }] },
    });
  });

  test('is corrected if its fact was withheld while it was being sent', async () => {
    const fixture = await createNewsFixture();
    await fixture.activate(changed);
    const delivery = await fixture.outbox.claim();
    await fixture.withhold('when-entered');
    if (delivery) await fixture.outbox.complete(delivery, '8888');
    const deliveries = await fixture.deliverAll();
    expect(deliveries.filter(({ channelId }) => channelId === '150')).toMatchObject([
      { messageId: '8888', reply: { kind: 'corrected', corrections: [{ change: 'withheld' }], current: undefined } },
    ]);
  });
});
