import { Events } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { afterIdentifyInterval } from '../discord/identify-limit.ts';
import { startEmulator } from './start-emulator.ts';

const ask = { name: 'ask', description: 'Asks' };

describe('An emulator with limited memory', () => {
  test('drops the oldest messages, in their channels too', async () => {
    const { ann, discord, generalChannelId, call } = await startEmulator({ maxRetained: 2 });
    const [first] = ['one', 'two', 'three'].map((words) => ann.sendMessage(words));
    expect(ann.messages().map(({ content }) => content)).toEqual(['two', 'three']);
    expect((await call('GET', `/channels/${generalChannelId}/messages/${first?.id}`)).status).toBe(404);
    discord.deleteMessage(generalChannelId, first?.id ?? '');
    expect(ann.messages()).toHaveLength(2);
  });

  test('expires the oldest interactions and keeps the others', async () => {
    const emulator = await startEmulator({ maxRetained: 1 });
    await emulator.register(ask);
    emulator.client.on(Events.InteractionCreate, (it) => it.isRepliable() && it.reply('Here.').catch(() => undefined));
    const [first, second] = [emulator.ann.runCommand('ask'), emulator.ann.runCommand('ask')];
    expect((await first).status).toBe('failed');
    expect((await second).status).toBe('replied');
  });

  test('lets a bot resume that missed few events', async () => {
    const emulator = await startEmulator({ maxRetained: 50 });
    const resumed = new Promise((resolve) => emulator.client.once(Events.ShardResume, resolve));
    const heard = new Promise<string>((resolve) => emulator.client.once(Events.MessageCreate, ({ id }) => resolve(id)));
    emulator.discord.dropGateway();
    const said = emulator.ann.sendMessage('meanwhile');
    await resumed;
    expect(await heard).toBe(said.id);
  });

  test('makes a bot that missed more events identify again', async () => {
    const emulator = await startEmulator({ maxRetained: 2 });
    const again = new Promise<number>((resolve) => emulator.client.once(Events.ShardReady, resolve));
    await afterIdentifyInterval(async () => {
      emulator.discord.dropGateway();
      for (let at = 0; at < 8; at += 1) emulator.ann.sendMessage(`message ${at}`);
      expect(await again).toBe(0);
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
