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

/** Begins what is due and ends it, until nothing is. */
async function work(now: Date): Promise<unknown[]> {
  const done = [];
  for (let next = await store.outbox.claim(now); next; next = await store.outbox.claim(now)) {
    done.push(next.payload);
    await store.outbox.complete(next.id);
  }
  return done;
}

describe('the order', () => {
  test('is that in which tasks were added, of whatever kind', async () => {
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

  test('a task comes with all that was said of it', async () => {
    await store.outbox.add(news('what is new'));
    expect(await store.outbox.claim(noon)).toEqual({ ...news('what is new'), id: 1, attempts: 1 });
  });

  test('what is urgent comes before all that waits, in the order in which it was added', async () => {
    await store.outbox.add(news('one'));
    for (const data of ['two', 'three']) await store.outbox.add({ ...news(data), urgent: true });
    expect(await store.outbox.claim(noon)).toEqual({ ...news('two'), id: 2, attempts: 1, urgent: true });
    expect(await work(noon)).toMatchObject([{ data: 'two' }, { data: 'three' }, { data: 'one' }]);
  });

  test('one that is put off blocks no other, and comes when its time has come', async () => {
    for (const data of ['one', 'two', 'three']) await store.outbox.add(news(data));
    const first = await store.outbox.claim(noon);
    await store.outbox.reschedule(first?.id ?? 0, daysAfter(1));
    expect(await work(noon)).toMatchObject([{ data: 'two' }, { data: 'three' }]);
    expect(await store.outbox.claim(new Date(daysAfter(1).getTime() - 1))).toBeUndefined();
    expect(await store.outbox.pendingCount()).toBe(1);
    expect(await store.outbox.claim(daysAfter(1))).toMatchObject({ id: first?.id, attempts: 2 });
  });

  test('to end or put off what is over already is no error', async () => {
    await store.outbox.complete(99);
    await store.outbox.reschedule(99, noon);
    expect(await store.outbox.pendingCount()).toBe(0);
  });

  test('an id is never given again, since messages carry it', async () => {
    await store.outbox.add(news('one'));
    const first = await store.outbox.claim(noon);
    await store.outbox.complete(first?.id ?? 0);
    await store.outbox.add(news('two'));
    expect((await store.outbox.claim(noon))?.id).not.toBe(first?.id);
  });
});

test('a task that was begun and never ended comes again after a restart, first of all, and says so', async () => {
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

describe('corrections of one answer', () => {
  const correct = (answer: number, cause: string) =>
    store.outbox.add(task({ kind: 'correction', answerId: answer, causedAt: cause }));

  test('that wait are one, in the place of the first and with the cause of the last', async () => {
    const [a, b] = [await addAnswer(store), await addAnswer(store, { messageId: 'm2' })];
    await correct(a.id, 'changed');
    await correct(b.id, 'changed');
    await correct(a.id, 'withheld');
    expect(await work(noon)).toEqual([
      { kind: 'correction', answerId: a.id, causedAt: 'withheld' },
      { kind: 'correction', answerId: b.id, causedAt: 'changed' },
    ]);
  });

  test('one that waits becomes urgent with a cause that is, and stays so', async () => {
    const [a, b] = [await addAnswer(store), await addAnswer(store, { messageId: 'm2' })];
    for (const { id } of [a, b]) await correct(id, 'changed');
    await store.outbox.add({ ...task({ kind: 'correction', answerId: b.id, causedAt: 'withheld' }), urgent: true });
    await correct(b.id, 'changed again');
    expect(await work(noon)).toMatchObject([{ answerId: b.id, causedAt: 'changed again' }, { answerId: a.id }]);
  });

  test('the next change is not lost where one is on its way with the words before', async () => {
    const { id } = await addAnswer(store);
    await correct(id, 'first change');
    const onItsWay = await store.outbox.claim(noon);
    await correct(id, 'second change');
    await correct(id, 'third change');
    await store.outbox.complete(onItsWay?.id ?? 0);
    expect(await work(noon)).toMatchObject([{ causedAt: 'third change' }]);
  });

  test('a correction of an answer that is not kept any more is gone with it', async () => {
    const { id } = await addAnswer(store);
    await correct(id, 'changed');
    await store.retention.clean(daysAfter(1));
    expect(await store.outbox.pendingCount()).toBe(0);
  });
});
