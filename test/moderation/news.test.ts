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
/** Together with what it says, since the article no longer counts it among what it does not say. */
const added = editSample((file) => {
  const place = sampleKnowledge.notStated.findIndex(({ id }) => id === 'which-hospital');
  file.deleteIn(['not-stated', place]);
  file.addIn(['facts'], {
    id: 'the-hospital',
    question: sampleKnowledge.notStated[place]?.question,
    answer: 'He was taken to the hospital.',
    status: 'stated',
    quotes: [sampleFact('injuries').citations[0].quote],
  });
});

/** Both servers follow the news. */
async function openNewsStage(text?: string): Promise<ModerationFixture> {
  const fixture = await createModerationFixture(text);
  await fixture.store.settings.setNewsChannel(moderator.serverId, '150');
  await fixture.store.settings.setNewsChannel(otherModerator.serverId, '250');
  return fixture;
}

/** What is posted in a channel. */
async function newsIn(fixture: ModerationFixture, channel: string): Promise<ReplyOf<'news'>[]> {
  const errands = await fixture.deliverAll();
  return errands.flatMap(({ reply, ...errand }) =>
    errand.channelId === channel && reply.kind === 'news' ? [reply] : [],
  );
}

describe('What is new is posted where a server follows it', () => {
  test('a fact that has come, with its quotations and the question that it answers at last', async () => {
    const fixture = await openNewsStage();
    await fixture.activate(added);
    expect(await newsIn(fixture, '150')).toEqual([
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
        removedAnswers: [],
      },
    ]);
  });

  test('a fact that has changed, with what it said before', async () => {
    const fixture = await openNewsStage();
    await fixture.activate(changed);
    expect(await newsIn(fixture, '150')).toMatchObject([
      {
        added: [],
        changed: [{ previousAnswer: fact.answer, current: { answer: shorter, citations: [{}] } }],
        removedAnswers: [],
      },
    ]);
  });

  test('a fact that is gone', async () => {
    const fixture = await openNewsStage();
    await fixture.activate(removed);
    expect(await newsIn(fixture, '150')).toMatchObject([{ added: [], changed: [], removedAnswers: [fact.answer] }]);
  });

  test('of one server to that one, and of the operator to those that follow it', async () => {
    const fixture = await openNewsStage();
    await fixture.activate(changed, moderator.serverId);
    expect(await newsIn(fixture, '250')).toEqual([]);
    await fixture.activate(removed);
    const channels = (await fixture.deliverAll()).map(({ channelId }) => channelId);
    expect(channels).toEqual(['250']);
  });
});

describe('Nothing is posted', () => {
  test('where nobody follows the news', async () => {
    const fixture = await createModerationFixture();
    await fixture.activate(changed);
    expect(await fixture.deliverAll()).toEqual([]);
  });

  test.for<readonly [string, string]>([
    ['if the file is the same', `${sampleText}\n# looked over\n`],
    [
      'if a fact has only got another id',
      editSample((file) => file.setIn(factPath('when-entered', 'id'), 'entry-time')),
    ],
    [
      'if people may ask in other words',
      editSample((file) => file.addIn(factPath('where', 'paraphrases'), 'in which part of town')),
    ],
  ])('%s', async ([, text]) => {
    const fixture = await openNewsStage();
    await fixture.activate(text);
    expect(await newsIn(fixture, '150')).toEqual([]);
  });

  test('when a fact is withheld or told again, nor while it is withheld', async () => {
    const fixture = await openNewsStage();
    await fixture.withhold('when-entered');
    await fixture.activate(changed);
    expect(await newsIn(fixture, '150')).toEqual([]);
    await fixture.unwithhold('when-entered');
    expect(await newsIn(fixture, '150')).toEqual([]);
  });

  test('of a fact that was withheld before it was its turn', async () => {
    const fixture = await openNewsStage();
    await fixture.activate(changed);
    await fixture.withhold('when-entered');
    expect(await newsIn(fixture, '150')).toEqual([]);
    expect(await fixture.outbox.pendingCount()).toBe(0);
  });

  test('of a removed fact that was withheld and came back', async () => {
    const fixture = await openNewsStage();
    await fixture.activate(removed);
    await fixture.activate(sampleText);
    await fixture.withhold('when-entered');
    expect(await newsIn(fixture, '150')).toEqual([]);
  });

  test('twice of a fact that has changed twice', async () => {
    const fixture = await openNewsStage();
    await fixture.activate(
      editSample((file) => file.setIn(factPath('when-entered', 'answer'), 'Officers entered at 2pm.')),
    );
    await fixture.activate(changed);
    expect(await newsIn(fixture, '150')).toMatchObject([{ changed: [{ current: { answer: shorter } }] }]);
  });

  test('of an incident that is not followed there', async () => {
    const fixture = await openNewsStage();
    const other = editSample((file) => file.setIn(['incident', 'id'], 'elsewhere'));
    await fixture.activate(other);
    await fixture.activate(
      editSample((file) => {
        file.setIn(['incident', 'id'], 'elsewhere');
        file.setIn(factPath('when-entered', 'answer'), shorter);
      }),
    );
    expect(await newsIn(fixture, '150')).toEqual([]);
    expect(await fixture.outbox.pendingCount()).toBe(0);
  });
});

describe('What was posted as news', () => {
  /** Has the news posted, as the message 8888. */
  async function posted(fixture: ModerationFixture): Promise<void> {
    for (;;) {
      const errand = await fixture.outbox.claim();
      if (!errand) return;
      await fixture.outbox.complete(errand, errand.channelId === '150' ? '8888' : undefined);
    }
  }

  test('loses a fact that is withheld later, and what it said before', async () => {
    const fixture = await openNewsStage();
    await fixture.activate(changed);
    await posted(fixture);
    expect(await fixture.withhold('when-entered')).toBe(1);
    const [errand] = await fixture.deliverAll();
    expect(errand).toMatchObject({ channelId: '150', messageId: '8888' });
    expect(JSON.stringify(errand?.reply)).not.toMatch(/2pm|loud noise/);
  });

  test('is corrected when the fact changes again', async () => {
    const fixture = await openNewsStage();
    await fixture.activate(changed);
    await posted(fixture);
    await fixture.activate(removed);
    const [errand] = await fixture.deliverAll();
    expect(errand).toMatchObject({
      messageId: '8888',
      reply: { corrections: [{ change: 'removed', previousText: shorter }] },
    });
  });

  test('of a fact that was withheld while the post was on its way is corrected', async () => {
    const fixture = await openNewsStage();
    await fixture.activate(changed);
    const errand = await fixture.outbox.claim();
    await fixture.withhold('when-entered');
    if (errand) await fixture.outbox.complete(errand, '8888');
    const errands = await fixture.deliverAll();
    expect(errands.filter(({ channelId }) => channelId === '150')).toMatchObject([
      { messageId: '8888', reply: { kind: 'corrected', corrections: [{ change: 'withheld' }], current: undefined } },
    ]);
  });
});
