import { describe, expect, test } from 'vitest';
import type { ReplyOf } from '../../src/answering/reply.ts';
import { brief, briefFact, edited, pathTo } from '../discord/brief-knowledge.ts';
import { briefText } from '../discord/brief-text.ts';
import { here, openStage, type Stage, start, there } from './stage.ts';

const fact = briefFact('when-entered');
const shorter = 'Officers entered around 2pm.';
const changed = edited((file) => file.setIn(pathTo('when-entered', 'answer'), shorter));
const removed = edited((file) => file.deleteIn(pathTo('when-entered')));
/** Together with what it says, since the article no longer counts it among what it does not say. */
const added = edited((file) => {
  const place = brief.notStated.findIndex(({ id }) => id === 'which-hospital');
  file.deleteIn(['not-stated', place]);
  file.addIn(['facts'], {
    id: 'the-hospital',
    question: brief.notStated[place]?.question,
    answer: 'He was taken to the hospital.',
    status: 'stated',
    quotes: [briefFact('injuries').citations[0].quote],
  });
});

/** Both servers follow the news. */
async function openNewsStage(text?: string): Promise<Stage> {
  const stage = await openStage(text);
  await stage.store.settings.setNewsChannel(here.server, '150');
  await stage.store.settings.setNewsChannel(there.server, '250');
  return stage;
}

/** What is posted in a channel. */
async function newsIn(stage: Stage, channel: string): Promise<ReplyOf<'news'>[]> {
  const errands = await stage.work();
  return errands.flatMap(({ reply, ...errand }) =>
    errand.channel === channel && reply.kind === 'news' ? [reply] : [],
  );
}

describe('What is new is posted where a server follows it', () => {
  test('a fact that has come, with its quotations and the question that it answers at last', async () => {
    const stage = await openNewsStage();
    await stage.put(added);
    expect(await newsIn(stage, '150')).toEqual([
      {
        kind: 'news',
        at: start,
        incident: brief.incident,
        added: [
          {
            fact: expect.objectContaining({ id: 'the-hospital', citations: [expect.anything()] }),
            unstatedBefore: brief.notStated.find(({ id }) => id === 'which-hospital')?.question,
          },
        ],
        changed: [],
        removed: [],
      },
    ]);
  });

  test('a fact that has changed, with what it said before', async () => {
    const stage = await openNewsStage();
    await stage.put(changed);
    expect(await newsIn(stage, '150')).toMatchObject([
      { added: [], changed: [{ before: fact.answer, now: { answer: shorter, citations: [{}] } }], removed: [] },
    ]);
  });

  test('a fact that is gone', async () => {
    const stage = await openNewsStage();
    await stage.put(removed);
    expect(await newsIn(stage, '150')).toMatchObject([{ added: [], changed: [], removed: [fact.answer] }]);
  });

  test('of one server to that one, and of the operator to those that follow it', async () => {
    const stage = await openNewsStage();
    await stage.put(changed, here.server);
    expect(await newsIn(stage, '250')).toEqual([]);
    await stage.put(removed);
    const channels = (await stage.work()).map(({ channel }) => channel);
    expect(channels).toEqual(['250']);
  });
});

describe('Nothing is posted', () => {
  test('where nobody follows the news', async () => {
    const stage = await openStage();
    await stage.put(changed);
    expect(await stage.work()).toEqual([]);
  });

  test.for<readonly [string, string]>([
    ['if the file is the same', `${briefText}\n# looked over\n`],
    ['if a fact has only got another id', edited((file) => file.setIn(pathTo('when-entered', 'id'), 'entry-time'))],
    [
      'if people may ask in other words',
      edited((file) => file.addIn(pathTo('where', 'asked'), 'in which part of town')),
    ],
  ])('%s', async ([, text]) => {
    const stage = await openNewsStage();
    await stage.put(text);
    expect(await newsIn(stage, '150')).toEqual([]);
  });

  test('when a fact is withheld or told again, nor while it is withheld', async () => {
    const stage = await openNewsStage();
    await stage.withhold('when-entered');
    await stage.put(changed);
    expect(await newsIn(stage, '150')).toEqual([]);
    await stage.restore('when-entered');
    expect(await newsIn(stage, '150')).toEqual([]);
  });

  test('of a fact that was withheld before it was its turn', async () => {
    const stage = await openNewsStage();
    await stage.put(changed);
    await stage.withhold('when-entered');
    expect(await newsIn(stage, '150')).toEqual([]);
    expect(await stage.outbox.waiting()).toBe(0);
  });

  test('of a removed fact that was withheld and came back', async () => {
    const stage = await openNewsStage();
    await stage.put(removed);
    await stage.put(briefText);
    await stage.withhold('when-entered');
    expect(await newsIn(stage, '150')).toEqual([]);
  });

  test('twice of a fact that has changed twice', async () => {
    const stage = await openNewsStage();
    await stage.put(edited((file) => file.setIn(pathTo('when-entered', 'answer'), 'Officers entered at 2pm.')));
    await stage.put(changed);
    expect(await newsIn(stage, '150')).toMatchObject([{ changed: [{ now: { answer: shorter } }] }]);
  });

  test('of an incident that is not followed there', async () => {
    const stage = await openNewsStage();
    const other = edited((file) => file.setIn(['incident', 'id'], 'elsewhere'));
    await stage.put(other);
    await stage.put(
      edited((file) => {
        file.setIn(['incident', 'id'], 'elsewhere');
        file.setIn(pathTo('when-entered', 'answer'), shorter);
      }),
    );
    expect(await newsIn(stage, '150')).toEqual([]);
    expect(await stage.outbox.waiting()).toBe(0);
  });
});

describe('What was posted as news', () => {
  /** Has the news posted, as the message 8888. */
  async function posted(stage: Stage): Promise<void> {
    for (;;) {
      const errand = await stage.outbox.next();
      if (!errand) return;
      await stage.outbox.done(errand, errand.channel === '150' ? '8888' : undefined);
    }
  }

  test('loses a fact that is withheld later, and what it said before', async () => {
    const stage = await openNewsStage();
    await stage.put(changed);
    await posted(stage);
    expect(await stage.withhold('when-entered')).toBe(1);
    const [errand] = await stage.work();
    expect(errand).toMatchObject({ channel: '150', message: '8888' });
    expect(JSON.stringify(errand?.reply)).not.toMatch(/2pm|loud noise/);
  });

  test('is corrected when the fact changes again', async () => {
    const stage = await openNewsStage();
    await stage.put(changed);
    await posted(stage);
    await stage.put(removed);
    const [errand] = await stage.work();
    expect(errand).toMatchObject({ message: '8888', reply: { corrections: [{ what: 'removed', before: shorter }] } });
  });

  test('of a fact that was withheld while the post was on its way is corrected', async () => {
    const stage = await openNewsStage();
    await stage.put(changed);
    const errand = await stage.outbox.next();
    await stage.withhold('when-entered');
    if (errand) await stage.outbox.done(errand, '8888');
    const errands = await stage.work();
    expect(errands.filter(({ channel }) => channel === '150')).toMatchObject([
      { message: '8888', reply: { kind: 'corrected', corrections: [{ what: 'withheld' }], now: undefined } },
    ]);
  });
});
