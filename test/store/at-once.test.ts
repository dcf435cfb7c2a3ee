import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import type { Store } from '../../src/store/store.ts';
import { turnsDuring } from '../turns.ts';
import { keepAnswer, noon, revision, task, vote } from './samples.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

describe('what is done at once', () => {
  test('is there when it is over, and gives what the work gave', async () => {
    const added = await store.atOnce(async (stores) => {
      const one = await stores.revisions.add(revision());
      await stores.revisions.putInForce(one.id);
      return one;
    });
    expect(await store.revisions.inForce()).toEqual([added]);
  });

  test('is seen by itself before it is over', async () => {
    const seen = await store.atOnce(async (stores) => {
      await stores.settings.setIncident('north', 'fire');
      return stores.settings.of('north');
    });
    expect(seen).toEqual({ incident: 'fire', channelIncidents: {} });
  });

  test('leaves others their turn, however much it is', async () => {
    const turns = await turnsDuring(() =>
      store.atOnce(async (stores) => {
        for (let at = 0; at < 2000; at += 1) await stores.settings.setIncident(`server ${at}`, 'fire');
      }),
    );
    expect(turns).toBeGreaterThan(0);
    expect((await store.settings.all()).size).toBe(2000);
  });

  test('leaves nothing where the work fails, in whatever store', async () => {
    const { id } = await keepAnswer(store);
    const failed = store.atOnce(async (stores) => {
      const one = await stores.revisions.add(revision());
      await stores.revisions.putInForce(one.id);
      await stores.settings.setNewsChannel('north', 'news');
      await stores.answers.showsNow(id, one.id, []);
      await stores.answers.count('north', 'fire', noon, 'answered', ['when']);
      await stores.votes.cast(vote());
      await stores.outbox.add(task({ kind: 'correction', answer: id, cause: 'changed' }));
      await stores.moderatorLog.add({ server: 'north', by: '1', at: noon, action: 'upload', detail: '' });
      throw new Error('Discord said no');
    });
    await expect(failed).rejects.toThrow('Discord said no');
    expect(await store.revisions.inForce()).toEqual([]);
    expect(await store.revisions.latest(['north'], 'fire', 10)).toHaveLength(1);
    expect(await store.settings.all()).toEqual(new Map());
    expect((await store.answers.find(id))?.shown).toHaveLength(1);
    expect(await store.answers.outcomes('north', 'fire', noon)).toEqual([]);
    expect(await store.votes.messages()).toEqual([]);
    expect(await store.outbox.waiting()).toBe(0);
    expect((await store.moderatorLog.page(['north'], 1, 10)).items).toEqual([]);
  });

  test('leaves nothing where a statement fails and not the work’s own words', async () => {
    const failed = store.atOnce(async ({ revisions }) => {
      await revisions.add(revision());
      await revisions.putInForce(99);
    });
    await expect(failed).rejects.toThrow('no revision 99');
    expect(await store.revisions.latest(['north'], 'fire', 10)).toEqual([]);
  });

  test('is in nobody’s way afterwards, whether it was kept or not', async () => {
    await expect(store.atOnce(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await store.atOnce(async () => undefined);
    await store.settings.setIncident('north', 'fire');
    expect(await store.settings.of('north')).toMatchObject({ incident: 'fire' });
  });
});

test('others wait until it is over, and see all of it or nothing', async () => {
  const seen: unknown[] = [];
  const work = store.atOnce(async (stores) => {
    await stores.settings.setIncident('north', 'fire');
    const asked = store.settings.of('north').then((settings) => seen.push(settings));
    await stores.settings.setNewsChannel('north', 'news');
    expect(seen).toEqual([]);
    return { asked };
  });
  await (await work).asked;
  expect(seen).toEqual([{ incident: 'fire', newsChannel: 'news', channelIncidents: {} }]);
});

test('work that adds to what it read counts right, however many do it', async () => {
  await store.settings.setIncident('north', '0');
  const increment = () =>
    store.atOnce(async ({ settings }) => {
      const { incident } = await settings.of('north');
      await settings.setIncident('north', String(Number(incident) + 1));
    });
  await Promise.all(Array.from({ length: 50 }, increment));
  expect((await store.settings.of('north')).incident).toBe('50');
});

test('to close waits for the work that is under way', async () => {
  const one = await openStore(':memory:');
  const work = one.atOnce(async ({ revisions }) => {
    await revisions.add(revision());
    return (await revisions.add(revision())).number;
  });
  const closed = one.close();
  expect(await work).toBe(2);
  await closed;
});
