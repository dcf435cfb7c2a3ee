import { GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { createFactCommands, generalCommands, messageContextMenus } from '../../commands/index.ts';
import type { RestExchange } from '../../src/emulator/emulator.ts';
import { logLinesAt } from './expect-clean-run.ts';
import { sampleKnowledge } from './sample-knowledge.ts';
import { replyOf, startBot, type TestBot } from './start-bot.ts';

const names = (commands: readonly { readonly name: string }[]) => commands.map(({ name }) => name).sort();
const generalNames = names([...generalCommands, ...messageContextMenus]);
const factNames = names(createFactCommands(sampleKnowledge));

function writes({ exchanges }: TestBot): RestExchange[] {
  return exchanges.filter(({ method, path }) => method !== 'GET' && path.endsWith('/commands'));
}

function pathsOf({ discord }: TestBot): { general: string; servers: string[] } {
  const application = `/applications/${discord.applicationId}`;
  return {
    general: `${application}/commands`,
    servers: discord.servers.map(({ id }) => `${application}/guilds/${id}/commands`),
  };
}

test('General commands are registered once for all servers, fact commands for each server', async () => {
  const bot = await startBot();
  const { general, servers } = pathsOf(bot);
  expect(writes(bot).map(({ method, path }) => `${method} ${path}`)).toEqual(
    [general, ...servers].map((path) => `PUT ${path}`),
  );
  for (const { id } of bot.discord.servers) {
    const commands = bot.discord.commands(id);
    expect(names(commands.filter(({ guild_id }) => guild_id === undefined))).toEqual(generalNames);
    expect(names(commands.filter(({ guild_id }) => guild_id === id))).toEqual(factNames);
  }
});

test('Nothing is written if nothing differs', async () => {
  const bot = await startBot();
  const before = writes(bot).length;
  await bot.restart();
  await bot.restart();
  expect(writes(bot)).toHaveLength(before);
});

test('Only the servers’ commands are written if only the facts have changed', async () => {
  const bot = await startBot();
  const before = writes(bot).length;
  await bot.replaceKnowledge({
    ...sampleKnowledge,
    facts: sampleKnowledge.facts.filter(({ id }) => id !== 'when-entered'),
  });
  await bot.restart();
  const { servers } = pathsOf(bot);
  expect(
    writes(bot)
      .slice(before)
      .map(({ path }) => path),
  ).toEqual(servers);
  for (const { id } of bot.discord.servers) {
    expect(names(bot.discord.commands(id))).toEqual(
      [...generalNames, ...factNames].filter((name) => name !== 'when-entered').sort(),
    );
  }
});

test('A command that was removed on one server is restored there, and nothing else is written', async () => {
  const bot = await startBot();
  const { discord } = bot;
  const [path = ''] = pathsOf(bot).servers;
  const gone = discord.commands(discord.servers[0]?.id ?? '').find(({ name }) => name === 'where');
  await bot.requestAsBot('DELETE', `${path}/${gone?.id}`);
  const before = writes(bot).length;
  await bot.restart();
  expect(
    writes(bot)
      .slice(before)
      .map((exchange) => exchange.path),
  ).toEqual([path]);
  expect(names(discord.commands(discord.servers[0]?.id ?? ''))).toContain('where');
});

test('A changed description of a command on one server is restored there', async () => {
  const bot = await startBot();
  const [server] = bot.discord.servers;
  const [path = ''] = pathsOf(bot).servers;
  const where = () => bot.discord.commands(server?.id ?? '').find(({ name }) => name === 'where');
  const before = where()?.description;
  await bot.requestAsBot('PATCH', `${path}/${where()?.id}`, { description: 'Something else' });
  expect(where()?.description).toBe('Something else');
  await bot.restart();
  expect(where()?.description).toBe(before);
});

test('A server that refuses its commands does not affect other servers', async () => {
  const bot = await startBot({
    expectsErrors: true,
    prepare: ({ servers, failNext }) =>
      failNext({ method: 'PUT', path: new RegExp(`/guilds/${servers[0]?.id}/`) }, { status: 403 }),
  });
  expect(logLinesAt('error', bot.log)).toHaveLength(1);
  const [refusing, other] = bot.discord.servers.map(({ id }) => names(bot.discord.commands(id)));
  expect(refusing).toEqual(generalNames);
  expect(other).toEqual([...generalNames, ...factNames].sort());
  expect(replyOf(await bot.ann.runCommand('about')).content).toContain('On Record');
});

test('Every definition is within Discord’s limits', async () => {
  const { discord } = await startBot();
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

test('No privileged intent is requested', async () => {
  let asked = 0;
  await startBot({ prepare: ({ on }) => on('ready', ({ intents }) => (asked = intents)) });
  const privileged =
    GatewayIntentBits.MessageContent | GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences;
  expect(asked & GatewayIntentBits.GuildMessages).not.toBe(0);
  expect(asked & privileged).toBe(0);
});
