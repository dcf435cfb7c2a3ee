import { Events } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { afterIdentifyInterval } from '../discord/identify-limit.ts';
import { reconnectDelayMs, skipDelays } from '../discord/skip-delays.ts';
import { startEmulator } from './start-emulator.ts';

const ask = { name: 'ask', description: 'Asks' };

describe('An emulator with limited memory', () => {
  test('deletes the oldest messages, also from their channels', async () => {
    const { ann, discord, generalChannelId, call } = await startEmulator({ maxRetained: 2 });
    const [first] = ['one', 'two', 'three'].map((text) => ann.sendMessage(text));
    expect(ann.messages().map(({ content }) => content)).toEqual(['two', 'three']);
    expect((await call('GET', `/channels/${generalChannelId}/messages/${first?.id}`)).status).toBe(404);
    discord.deleteMessage(generalChannelId, first?.id ?? '');
    expect(ann.messages()).toHaveLength(2);
  });

  test('expires the oldest interactions and keeps the latest', async () => {
    const emulator = await startEmulator({ maxRetained: 1 });
    await emulator.register(ask);
    emulator.client.on(
      Events.InteractionCreate,
      (interaction) => interaction.isRepliable() && interaction.reply('Here.').catch(() => undefined),
    );
    const [first, second] = [emulator.ann.runCommand('ask'), emulator.ann.runCommand('ask')];
    expect((await first).status).toBe('failed');
    expect((await second).status).toBe('replied');
  });

  test('lets a bot that missed few events resume its session', async () => {
    skipDelays(reconnectDelayMs);
    const emulator = await startEmulator({ maxRetained: 50 });
    const resumed = new Promise((resolve) => emulator.client.once(Events.ShardResume, resolve));
    const received = new Promise<string>((resolve) =>
      emulator.client.once(Events.MessageCreate, ({ id }) => resolve(id)),
    );
    emulator.discord.dropGateway();
    const sent = emulator.ann.sendMessage('meanwhile');
    await resumed;
    expect(await received).toBe(sent.id);
  });

  test('requires a new session from a bot that missed more events', async () => {
    skipDelays(reconnectDelayMs);
    const emulator = await startEmulator({ maxRetained: 2 });
    const ready = new Promise<number>((resolve) => emulator.client.once(Events.ShardReady, resolve));
    await afterIdentifyInterval(async () => {
      emulator.discord.dropGateway();
      for (let at = 0; at < 8; at += 1) emulator.ann.sendMessage(`message ${at}`);
      expect(await ready).toBe(0);
    });
  });
});

test('A user can be in one server only', async () => {
  const { discord } = await startEmulator({ serverCount: 2 });
  const [here, elsewhere] = discord.servers.map(({ id }) => id);
  const guest = discord.user('member', 'Guest', elsewhere);
  const response = await fetch(`${discord.apiUrl}/v10/guilds/${here}/members/${guest.id}`, {
    headers: { authorization: `Bot ${discord.token}` },
  });
  expect(response.status).toBe(404);
});
