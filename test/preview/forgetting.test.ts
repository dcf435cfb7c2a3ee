import { Events } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { afterIdentifyPause } from '../discord/identify-pause.ts';
import { openRoom } from './room.ts';

const ask = { name: 'ask', description: 'Asks' };

describe('A Discord that remembers little', () => {
  test('forgets the oldest messages, in their channels too', async () => {
    const { ann, discord, general, call } = await openRoom({ keeps: 2 });
    const [first] = ['one', 'two', 'three'].map((words) => ann.say(words));
    expect(ann.messages().map(({ content }) => content)).toEqual(['two', 'three']);
    expect((await call('GET', `/channels/${general}/messages/${first?.id}`)).status).toBe(404);
    discord.deleteMessage(general, first?.id ?? '');
    expect(ann.messages()).toHaveLength(2);
  });

  test('gives up the oldest interactions, and answers the others as ever', async () => {
    const room = await openRoom({ keeps: 1 });
    await room.register(ask);
    room.client.on(Events.InteractionCreate, (it) => it.isRepliable() && it.reply('Here.').catch(() => undefined));
    const [first, second] = [room.ann.command('ask'), room.ann.command('ask')];
    expect((await first).status).toBe('failed');
    expect((await second).status).toBe('replied');
  });

  test('lets a bot resume that missed little', async () => {
    const room = await openRoom({ keeps: 50 });
    const resumed = new Promise((resolve) => room.client.once(Events.ShardResume, resolve));
    const heard = new Promise<string>((resolve) => room.client.once(Events.MessageCreate, ({ id }) => resolve(id)));
    room.discord.dropGateway();
    const said = room.ann.say('meanwhile');
    await resumed;
    expect(await heard).toBe(said.id);
  });

  test('has a bot that missed more than that identify anew', async () => {
    const room = await openRoom({ keeps: 2 });
    const again = new Promise<number>((resolve) => room.client.once(Events.ShardReady, resolve));
    await afterIdentifyPause(async () => {
      room.discord.dropGateway();
      for (let at = 0; at < 8; at += 1) room.ann.say(`message ${at}`);
      expect(await again).toBe(0);
    });
  });
});

test('Somebody can be in one server alone', async () => {
  const { discord } = await openRoom({ servers: 2 });
  const [here, elsewhere] = discord.servers.map(({ id }) => id);
  const guest = discord.person('member', 'Guest', elsewhere);
  const response = await fetch(`${discord.api}/v10/guilds/${here}/members/${guest.id}`, {
    headers: { authorization: `Bot ${discord.token}` },
  });
  expect(response.status).toBe(404);
});
