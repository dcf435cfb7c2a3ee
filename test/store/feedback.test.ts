import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { defaultGapLimits } from '../../src/store/gaps.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { daysAfter, gap, noon, vote } from './samples.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

const questions = async (server = 'north', incident = 'fire') =>
  (await store.gaps.list(server, incident)).map(({ question }) => question);

describe('Votes', () => {
  test('are one per person and message, and can be changed', async () => {
    await store.votes.cast(vote({ kind: 'helpful' }));
    await store.votes.cast(vote({ kind: 'unsupported' }));
    expect(await store.votes.counts('north', 'fire', noon)).toEqual([
      { entryId: 'when', kind: 'unsupported', count: 1 },
    ]);
  });

  test('of other people and on other messages are separate', async () => {
    for (const one of [
      {},
      { voterHash: 'p2' },
      { messageId: 'm2', voterHash: 'p3' },
      { messageId: 'm2', kind: 'not-asked' as const },
    ])
      await store.votes.cast(vote(one));
    expect(await store.votes.counts('north', 'fire', noon)).toEqual([
      { entryId: 'when', kind: 'helpful', count: 3 },
      { entryId: 'when', kind: 'not-asked', count: 1 },
    ]);
    expect(await store.votes.messageIds()).toEqual(['m1', 'm2']);
  });

  test('of another server, another incident or an earlier time are not counted', async () => {
    await store.votes.cast(vote({ messageId: 'm1', serverId: 'south' }));
    await store.votes.cast(vote({ messageId: 'm2', incidentId: 'flood' }));
    await store.votes.cast(vote({ messageId: 'm3', createdAt: daysAfter(-1) }));
    expect(await store.votes.counts('north', 'fire', noon)).toEqual([]);
  });

  test('that change delete the gap of the previous vote', async () => {
    const first = await store.votes.cast(vote({ kind: 'not-asked' }));
    await store.gaps.add(gap({ question: 'of the first', kind: 'not-asked', entryId: 'when' }), first.id);
    const second = await store.votes.cast(vote({ kind: 'unsupported' }));
    await store.gaps.add(gap({ question: 'of the second', kind: 'unsupported', entryId: 'when' }), second.id);
    expect(await questions()).toEqual(['of the second']);
    await store.votes.cast(vote({ kind: 'helpful' }));
    expect(await questions()).toEqual([]);
  });

  test('and their gaps are deleted for a forgotten user only', async () => {
    const mine = await store.votes.cast(vote({ voterHash: 'p1', kind: 'not-asked' }));
    const theirs = await store.votes.cast(vote({ voterHash: 'p2', kind: 'not-asked' }));
    await store.gaps.add(gap({ question: 'mine' }), mine.id);
    await store.gaps.add(gap({ question: 'theirs' }), theirs.id);
    await store.gaps.add(gap({ question: 'unanswered' }));
    await store.votes.forget(['p1', 'p9']);
    expect(await questions()).toEqual(['theirs', 'unanswered']);
  });

  test('can be deleted for as many hashes as there are messages with votes', async () => {
    await store.votes.cast(vote({ voterHash: 'hash 39999' }));
    await store.votes.forget(Array.from({ length: 40_000 }, (_, at) => `hash ${at}`));
    expect(await store.votes.messageIds()).toEqual([]);
  });
});

describe('Gaps', () => {
  test('are stored with all their fields and listed oldest first', async () => {
    await store.gaps.add(gap({ question: 'later', createdAt: daysAfter(1), kind: 'unsure', entryId: 'when' }));
    await store.gaps.add(gap({ question: 'earlier' }));
    await store.gaps.add(gap({ question: 'elsewhere', serverId: 'south' }));
    await store.gaps.add(gap({ question: 'of the flood', incidentId: 'flood' }));
    expect(await store.gaps.list('north', 'fire')).toEqual([
      { ...gap({ question: 'earlier' }), id: 2, state: 'open' },
      { ...gap({ question: 'later', createdAt: daysAfter(1), kind: 'unsure', entryId: 'when' }), id: 1, state: 'open' },
    ]);
  });

  test('change only if they are marked', async () => {
    for (const question of ['a', 'b', 'c', 'd']) await store.gaps.add(gap({ question }));
    const [a, b, c] = await store.gaps.list('north', 'fire');
    await store.gaps.setState([a?.id ?? 0, c?.id ?? 0], 'ignored');
    await store.gaps.setState([b?.id ?? 0], 'drafted');
    await store.gaps.setState([], 'ignored');
    const states = (await store.gaps.list('north', 'fire')).map(({ state }) => state);
    expect(states).toEqual(['ignored', 'drafted', 'ignored', 'open']);
  });

  test('can be marked many at once', async () => {
    await store.gaps.add(gap());
    await store.gaps.setState(
      Array.from({ length: 40_000 }, (_, at) => at + 1),
      'ignored',
    );
    expect(await store.gaps.list('north', 'fire')).toMatchObject([{ state: 'ignored' }]);
  });

  test('are listed up to a limit: the latest ones, oldest first', async () => {
    for (const [day, question] of ['a', 'b', 'c', 'd'].entries())
      await store.gaps.add(gap({ question, createdAt: daysAfter(day) }));
    expect((await store.gaps.list('north', 'fire', 3)).map(({ question }) => question)).toEqual(['b', 'c', 'd']);
  });

  test('of one question and kind are limited to a hundred a day', async () => {
    const later = new Date(noon.getTime() + 3_600_000);
    for (let count = 0; count < 120; count += 1) await store.gaps.add(gap({ createdAt: count % 2 ? noon : later }));
    expect(await questions()).toHaveLength(100);
    for (const one of [{ question: 'another' }, { kind: 'unsure' as const }, { createdAt: daysAfter(1) }])
      await store.gaps.add(gap(one));
    for (const one of [{ serverId: 'south' }, { incidentId: 'flood' }]) await store.gaps.add(gap(one));
    expect(await questions()).toHaveLength(103);
    expect([await questions('south'), await questions('north', 'flood')].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('from votes are all kept, since each belongs to its vote', async () => {
    for (let person = 0; person < 110; person += 1) {
      const { id } = await store.votes.cast(vote({ voterHash: `p${person}`, kind: 'not-asked' }));
      await store.gaps.add(gap({ kind: 'not-asked', entryId: 'when' }), id);
    }
    expect(await questions()).toHaveLength(110);
  });

  test('are limited per day over all questions, and the latest are listed', async () => {
    expect(defaultGapLimits).toEqual({ maxPerDay: 5000, maxListed: 5000 });
    const limited = await openStore(':memory:', { gapLimits: { maxPerDay: 50, maxListed: 50 } });
    onTestFinished(() => limited.close());
    for (let number = 0; number < 60; number += 1) await limited.gaps.add(gap({ question: `question ${number}` }));
    expect(await limited.gaps.list('north', 'fire', 100)).toHaveLength(50);
    await limited.gaps.add(gap({ createdAt: daysAfter(1) }));
    const listed = (await limited.gaps.list('north', 'fire')).map(({ question }) => question);
    expect(listed).toHaveLength(50);
    expect(listed.at(-1)).toBe('was the roof old');
  });
});
