import { GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { factCommands, generalCommands, messageMenus } from '../../commands/index.ts';
import type { RestExchange } from '../../src/emulator/emulator.ts';
import { type BotRoom, openBotRoom, replyOf } from './bot-room.ts';
import { brief } from './brief-knowledge.ts';
import { linesAt } from './manners.ts';

const names = (commands: readonly { readonly name: string }[]) => commands.map(({ name }) => name).sort();
const generalNames = names([...generalCommands, ...messageMenus]);
const factNames = names(factCommands(brief));

function written({ exchanges }: BotRoom): RestExchange[] {
  return exchanges.filter(({ method, path }) => method !== 'GET' && path.endsWith('/commands'));
}

function pathsOf({ discord }: BotRoom): { general: string; servers: string[] } {
  const application = `/applications/${discord.applicationId}`;
  return {
    general: `${application}/commands`,
    servers: discord.servers.map(({ id }) => `${application}/guilds/${id}/commands`),
  };
}

test('General commands are registered once for all servers, fact commands for each server', async () => {
  const room = await openBotRoom();
  const { general, servers } = pathsOf(room);
  expect(written(room).map(({ method, path }) => `${method} ${path}`)).toEqual(
    [general, ...servers].map((path) => `PUT ${path}`),
  );
  for (const { id } of room.discord.servers) {
    const commands = room.discord.commands(id);
    expect(names(commands.filter(({ guild_id }) => guild_id === undefined))).toEqual(generalNames);
    expect(names(commands.filter(({ guild_id }) => guild_id === id))).toEqual(factNames);
  }
});

test('Nothing is written again when nothing differs', async () => {
  const room = await openBotRoom();
  const before = written(room).length;
  await room.restart();
  await room.restart();
  expect(written(room)).toHaveLength(before);
});

test('Only the servers are written to when only the facts have changed', async () => {
  const room = await openBotRoom();
  const before = written(room).length;
  await room.replace({ ...brief, facts: brief.facts.filter(({ id }) => id !== 'when-entered') });
  await room.restart();
  const { servers } = pathsOf(room);
  expect(
    written(room)
      .slice(before)
      .map(({ path }) => path),
  ).toEqual(servers);
  for (const { id } of room.discord.servers) {
    expect(names(room.discord.commands(id))).toEqual(
      [...generalNames, ...factNames].filter((name) => name !== 'when-entered').sort(),
    );
  }
});

test('A command that somebody removed on one server comes back there, and nothing else is written', async () => {
  const room = await openBotRoom();
  const { discord } = room;
  const [path = ''] = pathsOf(room).servers;
  const gone = discord.commands(discord.servers[0]?.id ?? '').find(({ name }) => name === 'where');
  await room.asOwner('DELETE', `${path}/${gone?.id}`);
  const before = written(room).length;
  await room.restart();
  expect(
    written(room)
      .slice(before)
      .map((exchange) => exchange.path),
  ).toEqual([path]);
  expect(names(discord.commands(discord.servers[0]?.id ?? ''))).toContain('where');
});

test('A command whose description was changed on one server is put right there', async () => {
  const room = await openBotRoom();
  const [server] = room.discord.servers;
  const [path = ''] = pathsOf(room).servers;
  const where = () => room.discord.commands(server?.id ?? '').find(({ name }) => name === 'where');
  const before = where()?.description;
  await room.asOwner('PATCH', `${path}/${where()?.id}`, { description: 'Something else' });
  expect(where()?.description).toBe('Something else');
  await room.restart();
  expect(where()?.description).toBe(before);
});

test('A server that refuses its commands does not keep the others from theirs', async () => {
  const room = await openBotRoom({
    expectsErrors: true,
    prepare: ({ servers, failNext }) =>
      failNext({ method: 'PUT', path: new RegExp(`/guilds/${servers[0]?.id}/`) }, { status: 403 }),
  });
  expect(linesAt('error', room.log)).toHaveLength(1);
  const [refusing, other] = room.discord.servers.map(({ id }) => names(room.discord.commands(id)));
  expect(refusing).toEqual(generalNames);
  expect(other).toEqual([...generalNames, ...factNames].sort());
  expect(replyOf(await room.ann.runCommand('about')).content).toContain('On Record');
});

test('Every definition is within the limits of Discord', async () => {
  const { discord } = await openBotRoom();
  const commands = discord.commands(discord.servers[0]?.id ?? '');
  const chat = commands.filter(({ type }) => type === 1);
  expect(chat.length).toBeLessThanOrEqual(100);
  for (const { name, description, options = [] } of chat) {
    expect(name).toMatch(/^[-_a-z0-9]{1,32}$/);
    expect(options.length).toBeLessThanOrEqual(25);
    for (const text of [description, ...options.map((option) => option.description)]) {
      expect(text.trim()).not.toBe('');
      expect(text.length).toBeLessThanOrEqual(100);
    }
    const required = options.map((option) => 'required' in option && option.required === true);
    expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
  }
});

test('No privileged intent is asked for', async () => {
  let asked = 0;
  await openBotRoom({ prepare: ({ on }) => on('ready', ({ intents }) => (asked = intents)) });
  const privileged =
    GatewayIntentBits.MessageContent | GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences;
  expect(asked & GatewayIntentBits.GuildMessages).not.toBe(0);
  expect(asked & privileged).toBe(0);
});
