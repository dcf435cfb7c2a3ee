import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { createTestFolder } from './folder.ts';
import { addAnswer, daysAfter, noon, task } from './samples.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

const news = (data: string) => task({ kind: 'news', data });

/** Claims and completes due deliveries until none is left. */
async function work(now: Date): Promise<unknown[]> {
  const done = [];
  for (let next = await store.outbox.claim(now); next; next = await store.outbox.claim(now)) {
    done.push(next.payload);
    await store.outbox.complete(next.id);
  }
  return done;
}

describe('Deliveries', () => {
  test('are claimed in the order in which they were added, across kinds', async () => {
    const { id } = await addAnswer(store);
    const all = [
      { kind: 'log', data: 'one' },
      { kind: 'correction', answerId: id, causedAt: 'two' },
      { kind: 'news', data: 'three' },
    ] as const;
    for (const one of all) await store.outbox.add(task(one));
    expect(await store.outbox.pendingCount()).toBe(3);
    expect(await work(noon)).toEqual(all);
    expect(await store.outbox.pendingCount()).toBe(0);
    expect(await store.outbox.claim(noon)).toBeUndefined();
  });

  test('contain all their fields when claimed', async () => {
    await store.outbox.add(news('what is new'));
    expect(await store.outbox.claim(noon)).toEqual({ ...news('what is new'), id: 1, attempts: 1 });
  });

  test('that are urgent come first, in the order in which they were added', async () => {
    await store.outbox.add(news('one'));
    for (const data of ['two', 'three']) await store.outbox.add({ ...news(data), urgent: true });
    expect(await store.outbox.claim(noon)).toEqual({ ...news('two'), id: 2, attempts: 1, urgent: true });
    expect(await work(noon)).toMatchObject([{ data: 'two' }, { data: 'three' }, { data: 'one' }]);
  });

  test('that are postponed block no other and are claimed when due', async () => {
    for (const data of ['one', 'two', 'three']) await store.outbox.add(news(data));
    const first = await store.outbox.claim(noon);
    await store.outbox.reschedule(first?.id ?? 0, daysAfter(1));
    expect(await work(noon)).toMatchObject([{ data: 'two' }, { data: 'three' }]);
    expect(await store.outbox.claim(new Date(daysAfter(1).getTime() - 1))).toBeUndefined();
    expect(await store.outbox.pendingCount()).toBe(1);
    expect(await store.outbox.claim(daysAfter(1))).toMatchObject({ id: first?.id, attempts: 2 });
  });

  test('can be completed or postponed without an error after they have ended', async () => {
    await store.outbox.complete(99);
    await store.outbox.reschedule(99, noon);
    expect(await store.outbox.pendingCount()).toBe(0);
  });

  test('never reuse an id, since messages contain it', async () => {
    await store.outbox.add(news('one'));
    const first = await store.outbox.claim(noon);
    await store.outbox.complete(first?.id ?? 0);
    await store.outbox.add(news('two'));
    expect((await store.outbox.claim(noon))?.id).not.toBe(first?.id);
  });
});

test('A delivery that was interrupted by a restart is claimed first and marked as interrupted', async () => {
  const location = join(createTestFolder(), 'on-record.db');
  const before = await openStore(location);
  for (const data of ['one', 'two']) await before.outbox.add(news(data));
  await before.outbox.claim(noon);
  await before.close();
  const after = await openStore(location);
  expect(await after.outbox.claim(noon)).toMatchObject({ payload: { data: 'one' }, attempts: 2 });
  expect(await after.outbox.pendingCount()).toBe(2);
  await after.close();
});

describe('Corrections of one answer', () => {
  const correct = (answer: number, cause: string) =>
    store.outbox.add(task({ kind: 'correction', answerId: answer, causedAt: cause }));

  test('are merged while pending: first position, latest cause', async () => {
    const [a, b] = [await addAnswer(store), await addAnswer(store, { messageId: 'm2' })];
    await correct(a.id, 'changed');
    await correct(b.id, 'changed');
    await correct(a.id, 'withheld');
    expect(await work(noon)).toEqual([
      { kind: 'correction', answerId: a.id, causedAt: 'withheld' },
      { kind: 'correction', answerId: b.id, causedAt: 'changed' },
    ]);
  });

  test('become urgent with an urgent cause and stay urgent', async () => {
    const [a, b] = [await addAnswer(store), await addAnswer(store, { messageId: 'm2' })];
    for (const { id } of [a, b]) await correct(id, 'changed');
    await store.outbox.add({ ...task({ kind: 'correction', answerId: b.id, causedAt: 'withheld' }), urgent: true });
    await correct(b.id, 'changed again');
    expect(await work(noon)).toMatchObject([{ answerId: b.id, causedAt: 'changed again' }, { answerId: a.id }]);
  });

  test('are queued again while one with the previous text is in flight', async () => {
    const { id } = await addAnswer(store);
    await correct(id, 'first change');
    const onItsWay = await store.outbox.claim(noon);
    await correct(id, 'second change');
    await correct(id, 'third change');
    await store.outbox.complete(onItsWay?.id ?? 0);
    expect(await work(noon)).toMatchObject([{ causedAt: 'third change' }]);
  });

  test('are deleted together with the answer', async () => {
    const { id } = await addAnswer(store);
    await correct(id, 'changed');
    await store.retention.clean(daysAfter(1));
    expect(await store.outbox.pendingCount()).toBe(0);
  });
});
