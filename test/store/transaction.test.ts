import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { turnsDuring } from '../turns.ts';
import { addAnswer, noon, revision, task, vote } from './samples.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

describe('A transaction', () => {
  test('is committed at its end and returns the result of its work', async () => {
    const added = await store.transaction(async (stores) => {
      const one = await stores.revisions.add(revision());
      await stores.revisions.activate(one.id);
      return one;
    });
    expect(await store.revisions.active()).toEqual([added]);
  });

  test('reads its own changes before it is committed', async () => {
    const seen = await store.transaction(async (stores) => {
      await stores.settings.setIncident('north', 'fire');
      return stores.settings.forServer('north');
    });
    expect(seen).toEqual({ incidentId: 'fire', channelIncidents: {} });
  });

  test('gives other work its turn, however large it is', async () => {
    const turns = await turnsDuring(() =>
      store.transaction(async (stores) => {
        for (let at = 0; at < 2000; at += 1) await stores.settings.setIncident(`server ${at}`, 'fire');
      }),
    );
    expect(turns).toBeGreaterThan(0);
    expect((await store.settings.all()).size).toBe(2000);
  });

  test('is rolled back in every table if its work fails', async () => {
    const { id } = await addAnswer(store);
    const failed = store.transaction(async (stores) => {
      const one = await stores.revisions.add(revision());
      await stores.revisions.activate(one.id);
      await stores.settings.setNewsChannel('north', 'news');
      await stores.answers.replaceItems(id, one.id, []);
      await stores.answers.countQuestion('north', 'fire', noon, 'answered', ['when']);
      await stores.votes.cast(vote());
      await stores.outbox.add(task({ kind: 'correction', answerId: id, causedAt: 'changed' }));
      await stores.auditLog.add({ serverId: 'north', moderatorId: '1', createdAt: noon, action: 'upload', detail: '' });
      throw new Error('Discord said no');
    });
    await expect(failed).rejects.toThrow('Discord said no');
    expect(await store.revisions.active()).toEqual([]);
    expect(await store.revisions.latest(['north'], 'fire', 10)).toHaveLength(1);
    expect(await store.settings.all()).toEqual(new Map());
    expect((await store.answers.find(id))?.items).toHaveLength(1);
    expect(await store.answers.outcomeCounts('north', 'fire', noon)).toEqual([]);
    expect(await store.votes.messageIds()).toEqual([]);
    expect(await store.outbox.pendingCount()).toBe(0);
    expect((await store.auditLog.page(['north'], 1, 10)).items).toEqual([]);
  });

  test('is rolled back if a statement fails, even if the work catches the error', async () => {
    const failed = store.transaction(async ({ revisions }) => {
      await revisions.add(revision());
      await revisions.activate(99);
    });
    await expect(failed).rejects.toThrow('no revision 99');
    expect(await store.revisions.latest(['north'], 'fire', 10)).toEqual([]);
  });

  test('blocks nothing after a commit or a rollback', async () => {
    await expect(store.transaction(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await store.transaction(async () => undefined);
    await store.settings.setIncident('north', 'fire');
    expect(await store.settings.forServer('north')).toMatchObject({ incidentId: 'fire' });
  });
});

test('Concurrent reads wait for a transaction and see all of it or nothing', async () => {
  const seen: unknown[] = [];
  const work = store.transaction(async (stores) => {
    await stores.settings.setIncident('north', 'fire');
    const asked = store.settings.forServer('north').then((settings) => seen.push(settings));
    await stores.settings.setNewsChannel('north', 'news');
    expect(seen).toEqual([]);
    return { asked };
  });
  await (await work).asked;
  expect(seen).toEqual([{ incidentId: 'fire', newsChannelId: 'news', channelIncidents: {} }]);
});

test('Concurrent read-modify-write transactions count correctly', async () => {
  await store.settings.setIncident('north', '0');
  const increment = () =>
    store.transaction(async ({ settings }) => {
      const { incidentId } = await settings.forServer('north');
      await settings.setIncident('north', String(Number(incidentId) + 1));
    });
  await Promise.all(Array.from({ length: 50 }, increment));
  expect((await store.settings.forServer('north')).incidentId).toBe('50');
});

test('Closing waits for a transaction in progress', async () => {
  const one = await openStore(':memory:');
  const work = one.transaction(async ({ revisions }) => {
    await revisions.add(revision());
    return (await revisions.add(revision())).number;
  });
  const closed = one.close();
  expect(await work).toBe(2);
  await closed;
});
