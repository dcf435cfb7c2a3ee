import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store, Withholding } from '../../src/store/store.ts';
import { daysAfter, noon } from './samples.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

describe('Server settings', () => {
  test('are empty at first', async () => {
    expect(await store.settings.forServer('north')).toEqual({ channelIncidents: {} });
    expect(await store.settings.all()).toEqual(new Map());
  });

  test('are changed independently of each other', async () => {
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

  test('are separate for each server', async () => {
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

  test('that are reset equal settings that were never chosen', async () => {
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

  test('that were never chosen can be reset without an error', async () => {
    await store.settings.setIncident('north', undefined);
    await store.settings.setChannelIncident('north', 'river', undefined);
    expect(await store.settings.all()).toEqual(new Map());
  });
});

test('The secret has 32 bytes, stays the same, and differs between databases', async () => {
  const secret = await store.settings.secret();
  expect(secret).toHaveLength(32);
  expect(await store.settings.secret()).toEqual(secret);
  const other = await openStore(':memory:');
  expect(await other.settings.secret()).not.toEqual(secret);
  await other.close();
});

describe('Withheld facts', () => {
  const withheld: Withholding = {
    serverId: 'north',
    incidentId: 'fire',
    factId: 'who-died',
    moderatorId: '1001',
    createdAt: noon,
    reason: 'a court order',
    fingerprint: '{"answer":"nobody"}',
  };

  test('are stored with moderator, time, reason and text', async () => {
    await store.withholdings.add(withheld);
    expect(await store.withholdings.all()).toEqual([withheld]);
  });

  test('that are withheld again have the later reason and text, and are stored once', async () => {
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

  test('of the same id in another server or incident are separate', async () => {
    const all = [withheld, { ...withheld, serverId: 'south' }, { ...withheld, serverId: 'south', incidentId: 'flood' }];
    for (const one of all) await store.withholdings.add(one);
    expect(await store.withholdings.forIncident('south', 'fire')).toEqual([all[1]]);
    await store.withholdings.remove('south', 'fire', 'who-died');
    expect(await store.withholdings.all()).toEqual([all[0], all[2]]);
    expect(await store.withholdings.forIncident('south', 'fire')).toEqual([]);
  });
});
