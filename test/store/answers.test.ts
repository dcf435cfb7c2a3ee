import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Outcome, Store } from '../../src/store/store.ts';
import { addAnswer, daysAfter, noon, revision } from './samples.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

const shown = (entry: string) => ({ key: entry, contentHash: `hash of ${entry}`, displayedText: `“${entry}”` });

describe('Public answers', () => {
  test('are found with all displayed items in their order', async () => {
    const kept = await addAnswer(store, { layout: 'timeline 2', items: ['z', 'a', 'm', 'a'].map(shown) });
    expect(await store.answers.find(kept.id)).toEqual(kept);
    expect(await store.answers.find(kept.id + 1)).toBeUndefined();
  });

  test('are kept even if they display no entry', async () => {
    const kept = await addAnswer(store, { items: [] });
    expect(await store.answers.find(kept.id)).toEqual(kept);
    expect(await store.answers.listSince(noon, 'fire')).toEqual([kept]);
  });

  test('since an instant are listed oldest first, for one server or all', async () => {
    const late = await addAnswer(store, { messageId: 'late', postedAt: daysAfter(2) });
    const early = await addAnswer(store, { messageId: 'early', postedAt: daysAfter(1), items: ['b', 'a'].map(shown) });
    const south = await addAnswer(store, { messageId: 'south', postedAt: daysAfter(1), serverId: 'south' });
    await addAnswer(store, { messageId: 'too old', postedAt: new Date(daysAfter(1).getTime() - 1) });
    await addAnswer(store, { messageId: 'of the flood', postedAt: daysAfter(2), incidentId: 'flood' });
    expect(await store.answers.listSince(daysAfter(1), 'fire')).toEqual([early, south, late]);
    expect(await store.answers.listSince(daysAfter(1), 'fire', 'north')).toEqual([early, late]);
    expect(await store.answers.listSince(daysAfter(1), 'fire', 'east')).toEqual([]);
  });

  test('that displayed an entry are counted once each', async () => {
    for (const entries of [['a', 'b', 'a'], ['a'], ['b']])
      await addAnswer(store, { messageId: entries.join(), postedAt: daysAfter(1), items: entries.map(shown) });
    for (const other of [{ serverId: 'south' }, { incidentId: 'flood' }, { postedAt: noon }])
      await addAnswer(store, { messageId: 'm', postedAt: daysAfter(1), items: [shown('a')], ...other });
    expect(await store.answers.countShowing(daysAfter(1), 'fire', 'north', 'a')).toBe(2);
    expect(await store.answers.countShowing(daysAfter(1), 'fire', 'north', 'c')).toBe(0);
  });

  test('contain the new text and revision after a correction', async () => {
    const kept = await addAnswer(store, { items: ['a', 'b', 'c'].map(shown) });
    const other = await addAnswer(store, { messageId: 'm2' });
    const { id } = await store.revisions.add(revision());
    await store.answers.replaceItems(kept.id, id, [shown('c')]);
    expect(await store.answers.find(kept.id)).toEqual({ ...kept, revisionId: id, items: [shown('c')] });
    expect(await store.answers.find(other.id)).toEqual(other);
  });

  test('can be corrected without an error after they were deleted', async () => {
    const { revisionId: id } = await addAnswer(store);
    await store.answers.replaceItems(99, id, [shown('a')]);
    expect(await store.answers.find(99)).toBeUndefined();
  });

  test('must refer to a revision', async () => {
    await expect(addAnswer(store, { revisionId: 99 })).rejects.toThrow('FOREIGN KEY');
    expect(await store.answers.listSince(noon, 'fire')).toEqual([]);
  });
});

describe('Question counts', () => {
  const count = (outcome: Outcome, at: Date, entries: string[] = [], server = 'north', incident = 'fire') =>
    store.answers.countQuestion(server, incident, at, outcome, entries);

  test('are grouped by outcome and UTC day', async () => {
    await count('answered', new Date('2026-03-01T23:59:59.999Z'));
    await count('answered', new Date('2026-03-02T00:00:00.000Z'));
    await count('answered', new Date('2026-03-02T10:00:00.000Z'));
    await count('no-match', new Date('2026-03-02T10:00:00.000Z'));
    expect(await store.answers.outcomeCounts('north', 'fire', noon)).toEqual([
      { day: '2026-03-01', outcome: 'answered', count: 1 },
      { day: '2026-03-02', outcome: 'answered', count: 2 },
      { day: '2026-03-02', outcome: 'no-match', count: 1 },
    ]);
    expect(await store.answers.outcomeCounts('north', 'fire', daysAfter(1))).toHaveLength(2);
  });

  test('of entries add up all days, sorted by count and then alphabetically', async () => {
    await count('answered', noon, ['when']);
    await count('answered', noon, ['who', 'where']);
    await count('answered', daysAfter(1), ['who', 'who']);
    const entries = await store.answers.entryCounts('north', 'fire', noon);
    expect(entries).toEqual([
      { entryId: 'who', count: 2 },
      { entryId: 'when', count: 1 },
      { entryId: 'where', count: 1 },
    ]);
  });

  test('are separate for each server and incident; direct messages belong to no server', async () => {
    await count('answered', noon, ['who'], 'north', 'fire');
    await count('unsure', noon, ['who'], 'north', 'flood');
    await count('withheld', noon, ['who'], '', 'fire');
    expect(await store.answers.outcomeCounts('north', 'flood', noon)).toMatchObject([{ outcome: 'unsure', count: 1 }]);
    expect(await store.answers.outcomeCounts('', 'fire', noon)).toMatchObject([{ outcome: 'withheld', count: 1 }]);
    expect(await store.answers.entryCounts('south', 'fire', noon)).toEqual([]);
  });
});
