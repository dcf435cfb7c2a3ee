import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store, Withholding } from '../../src/store/store.ts';
import { daysAfter, noon } from './samples.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

describe('what a server has chosen', () => {
  test('is nothing at first', async () => {
    expect(await store.settings.forServer('north')).toEqual({ channelIncidents: {} });
    expect(await store.settings.all()).toEqual(new Map());
  });

  test('each choice leaves the others as they are', async () => {
    await store.settings.setIncident('north', 'fire');
    await store.settings.setLogChannel('north', 'mods');
    await store.settings.setNewsChannel('north', 'news');
    await store.settings.setChannelIncident('north', 'river', 'flood');
    await store.settings.setChannelIncident('north', 'hill', 'fire');
    await store.settings.setIncident('north', 'flood');
    expect(await store.settings.forServer('north')).toEqual({
      incidentId: 'flood',
      logChannelId: 'mods',
      newsChannelId: 'news',
      channelIncidents: { river: 'flood', hill: 'fire' },
    });
  });

  test('no other server is told of it', async () => {
    await store.settings.setIncident('north', 'fire');
    await store.settings.setChannelIncident('south', 'river', 'flood');
    expect(await store.settings.forServer('south')).toEqual({ channelIncidents: { river: 'flood' } });
    expect(await store.settings.all()).toEqual(
      new Map([
        ['north', { incidentId: 'fire', channelIncidents: {} }],
        ['south', { channelIncidents: { river: 'flood' } }],
      ]),
    );
  });

  test('what is taken back is as if it had never been chosen', async () => {
    await store.settings.setIncident('north', 'fire');
    await store.settings.setLogChannel('north', 'mods');
    await store.settings.setNewsChannel('north', 'news');
    await store.settings.setChannelIncident('north', 'river', 'flood');
    await store.settings.setIncident('north', undefined);
    await store.settings.setLogChannel('north', undefined);
    await store.settings.setNewsChannel('north', undefined);
    await store.settings.setChannelIncident('north', 'river', undefined);
    expect(await store.settings.forServer('north')).toEqual({ channelIncidents: {} });
    expect(await store.settings.all()).toEqual(new Map());
  });

  test('to take back what was never chosen is no error', async () => {
    await store.settings.setIncident('north', undefined);
    await store.settings.setChannelIncident('north', 'river', undefined);
    expect(await store.settings.all()).toEqual(new Map());
  });
});

test('the secret is 32 bytes, the same each time, and another in another database', async () => {
  const secret = await store.settings.secret();
  expect(secret).toHaveLength(32);
  expect(await store.settings.secret()).toEqual(secret);
  const other = await openStore(':memory:');
  expect(await other.settings.secret()).not.toEqual(secret);
  await other.close();
});

describe('withheld facts', () => {
  const withheld: Withholding = {
    serverId: 'north',
    incidentId: 'fire',
    factId: 'who-died',
    moderatorId: '1001',
    createdAt: noon,
    reason: 'a court order',
    fingerprint: '{"answer":"nobody"}',
  };

  test('are kept with who, when, why and what they said', async () => {
    await store.withholdings.add(withheld);
    expect(await store.withholdings.all()).toEqual([withheld]);
  });

  test('withheld again, a fact has the later reason and words, and is there once', async () => {
    const again = {
      ...withheld,
      moderatorId: '1002',
      createdAt: daysAfter(1),
      reason: 'the family asked',
      fingerprint: '{}',
    };
    await store.withholdings.add(withheld);
    await store.withholdings.add(again);
    expect(await store.withholdings.all()).toEqual([again]);
  });

  test('a fact of the same name elsewhere is another', async () => {
    const all = [withheld, { ...withheld, serverId: 'south' }, { ...withheld, serverId: 'south', incidentId: 'flood' }];
    for (const one of all) await store.withholdings.add(one);
    expect(await store.withholdings.forIncident('south', 'fire')).toEqual([all[1]]);
    await store.withholdings.remove('south', 'fire', 'who-died');
    expect(await store.withholdings.all()).toEqual([all[0], all[2]]);
    expect(await store.withholdings.forIncident('south', 'fire')).toEqual([]);
  });
});
