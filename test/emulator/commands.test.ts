import { describe, expect, test } from 'vitest';
import { isRecord } from '../../src/emulator/json.ts';
import { problemPaths } from './problem-paths.ts';
import { type RunningEmulator, startEmulator } from './start-emulator.ts';

const x = (length: number): string => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const chat = (more: object = {}) => ({ name: 'ask', description: 'Asks', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'what', description: 'What', ...more });
const withOption = (more: object = {}) => chat({ options: [option(more)] });
const choice = (index: number) => ({ name: `${index}`, value: `${index}` });
const put = ({ call, discord }: RunningEmulator, body: unknown, scope = '') =>
  call('PUT', `/applications/${discord.applicationId}${scope}/commands`, body);

const idsOf = (body: unknown): string[] => valuesIn(body, 'id');
const versionsOf = (body: unknown): string[] => valuesIn(body, 'version');
const valuesIn = (body: unknown, name: string): string[] =>
  Array.isArray(body) ? body.map((command) => String(isRecord(command) ? command[name] : '')) : [];

describe('A command', () => {
  test.for<readonly [title: string, command: object, at: string]>([
    ['a name with capitals', chat({ name: 'Ask' }), '0.name'],
    ['a name with spaces', chat({ name: 'ask me' }), '0.name'],
    ['a name of 33 characters', chat({ name: x(33) }), '0.name'],
    ['no name', { description: 'Asks' }, '0.name'],
    ['no description', { name: 'ask' }, '0.description'],
    ['an empty description', chat({ description: '' }), '0.description'],
    ['a description of 101 characters', chat({ description: x(101) }), '0.description'],
    ['a language that there is not', chat({ name_localizations: { xx: 'frage' } }), '0.name_localizations.xx'],
    ['a translated name with capitals', chat({ name_localizations: { de: 'Frage' } }), '0.name_localizations.de'],
    ['permissions that are no bit set', chat({ default_member_permissions: 'all' }), '0.default_member_permissions'],
    ['26 options', chat({ options: times(26, (i) => option({ name: `o${i}` })) }), '0.options'],
    ['one option name twice', chat({ options: [option(), option()] }), '0.options.1.name'],
    [
      'a required option after another',
      chat({ options: [option(), option({ name: 'b', required: true })] }),
      '0.options.1',
    ],
    ['an option name with capitals', withOption({ name: 'What' }), '0.options.0.name'],
    ['an option without description', withOption({ description: '' }), '0.options.0.description'],
    ['an option of a kind that there is not', withOption({ type: 99 }), '0.options.0.type'],
    ['26 choices', withOption({ choices: times(26, choice) }), '0.options.0.choices'],
    [
      'a choice name of 101 characters',
      withOption({ choices: [{ name: x(101), value: 'x' }] }),
      '0.options.0.choices.0.name',
    ],
    [
      'a choice value of 101 characters',
      withOption({ choices: [{ name: 'x', value: x(101) }] }),
      '0.options.0.choices.0.value',
    ],
    ['choices and autocomplete', withOption({ autocomplete: true, choices: [choice(1)] }), '0.options.0.choices'],
    [
      'a subcommand beside an option',
      chat({ options: [option(), { type: 1, name: 'sub', description: 'Sub' }] }),
      '0.options',
    ],
    [
      'a group within a subcommand',
      chat({
        options: [{ type: 1, name: 'sub', description: 'Sub', options: [{ type: 2, name: 'g', description: 'G' }] }],
      }),
      '0.options.0.options.0.type',
    ],
    [
      '8001 characters in all',
      chat({
        options: times(20, (i) =>
          option({ name: `o${i}`, choices: times(4, () => ({ name: x(100), value: `${i}` })) }),
        ),
      }),
      '0',
    ],
    ['a menu with a description', { type: 3, name: 'Report', description: 'Reports' }, '0.description'],
    ['a field that there is not', chat({ descriptoin: 'x' }), '0.descriptoin'],
  ])('is refused with %s', async ([, command, at]) => {
    const emulator = await startEmulator({ expectsProblems: true });
    const answer = await put(emulator, [command]);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(problemPaths(answer.body)).toContain(at);
  });

  test.for<readonly [title: string, command: object]>([
    ['letters of other scripts', chat({ name: 'спроси' })],
    [
      'subcommands in groups',
      chat({
        options: [
          {
            type: 2,
            name: 'g',
            description: 'G',
            options: [{ type: 1, name: 's', description: 'S', options: [option()] }],
          },
        ],
      }),
    ],
    ['a menu of a name with spaces', { type: 3, name: 'Report This' }],
    [
      'every kind of option',
      chat({ options: [3, 4, 5, 6, 7, 8, 9, 10, 11].map((type) => option({ type, name: `o${type}` })) }),
    ],
    ['autocomplete', withOption({ autocomplete: true, min_length: 1, max_length: 6000 })],
    [
      'permissions, contexts and translations',
      chat({ default_member_permissions: '32', contexts: [0], name_localizations: { de: 'frage', fr: null } }),
    ],
  ])('is accepted with %s', async ([, command]) => {
    const emulator = await startEmulator();
    expect(await put(emulator, [command])).toMatchObject({ status: 200 });
  });
});

describe('A list of commands', () => {
  test.for<readonly [title: string, commands: object[], code: number]>([
    ['101 chat commands', times(101, (i) => chat({ name: `c${i}` })), 30032],
    ['16 menus', times(16, (i) => ({ type: 3, name: `m${i}` })), 30032],
    ['one name twice', [chat(), chat()], 50035],
  ])('is refused with %s', async ([, commands, code]) => {
    const emulator = await startEmulator();
    expect(await put(emulator, commands)).toMatchObject({ status: 400, body: { code } });
  });

  test('holds 100 chat commands, 15 menus of messages and 15 of users', async () => {
    const emulator = await startEmulator();
    const menus = [2, 3].flatMap((type) => times(15, (i) => ({ type, name: `m${i}` })));
    expect(await put(emulator, [...times(100, (i) => chat({ name: `c${i}` })), ...menus])).toMatchObject({
      status: 200,
    });
  });

  test('accepts 200 new names per day in a server, and any number of existing names', async () => {
    const emulator = await startEmulator();
    const scope = `/guilds/${emulator.discord.servers[0]?.id}`;
    const named = (prefix: string) => times(100, (i) => chat({ name: `${prefix}${i}` }));
    expect(await put(emulator, named('a'), scope)).toMatchObject({ status: 200 });
    expect(await put(emulator, named('a'), scope)).toMatchObject({ status: 200 });
    expect(await put(emulator, named('b'), scope)).toMatchObject({ status: 200 });
    expect(await put(emulator, [chat()], scope)).toMatchObject({ body: { code: 30034 } });
    expect(await put(emulator, [chat()])).toMatchObject({ status: 200 });
  });

  test('keeps the ids of existing names, and the versions of unchanged commands', async () => {
    const emulator = await startEmulator();
    const { body: before } = await put(emulator, [chat(), chat({ name: 'more' })]);
    const { body: after } = await put(emulator, [chat({ description: 'Asks better' }), chat({ name: 'more' })]);
    expect(idsOf(after)).toEqual(idsOf(before));
    const [asked, more] = versionsOf(before);
    expect(versionsOf(after)).toEqual([expect.not.stringContaining(asked ?? ''), more]);
  });

  test('is emitted to listeners with its server', async () => {
    const emulator = await startEmulator();
    const event = emulator.discord.next('commands');
    await emulator.register(chat());
    expect(await event).toMatchObject({ serverId: undefined, commands: [{ name: 'ask' }] });
  });

  test('shows global commands in every server, and server commands only in theirs', async () => {
    const emulator = await startEmulator({ serverCount: 2 });
    const [first, second] = emulator.discord.servers.map(({ id }) => id);
    await emulator.register(chat());
    await emulator.client.application.commands.set([chat({ name: 'here' })], first ?? '');
    const names = (server = '') => emulator.discord.commands(server).map(({ name }) => name);
    expect(names(first)).toEqual(['here', 'ask']);
    expect(names(second)).toEqual(['ask']);
  });
});

describe('One command', () => {
  test('is created, read, edited and deleted', async () => {
    const { client } = await startEmulator();
    const { commands } = client.application;
    const { id } = await commands.create(chat());
    await commands.edit(id, { description: 'Asks better' });
    expect(await commands.fetch(id, { force: true })).toMatchObject({ name: 'ask', description: 'Asks better' });
    await commands.delete(id);
    await expect(commands.fetch(id, { force: true })).rejects.toMatchObject({ code: 10063 });
  });

  test('replaces the command with the same name', async () => {
    const { client, discord } = await startEmulator();
    const first = await client.application.commands.create(chat());
    const second = await client.application.commands.create(chat({ description: 'Asks better' }));
    expect(second.id).toBe(first.id);
    expect(discord.commands('')).toMatchObject([{ description: 'Asks better' }]);
  });

  test('is refused for other applications and for servers without the bot', async () => {
    const { call, discord } = await startEmulator();
    expect(await call('GET', '/applications/1/commands')).toMatchObject({ status: 404, body: { code: 10002 } });
    const strange = `/applications/${discord.applicationId}/guilds/1/commands`;
    expect(await call('GET', strange)).toMatchObject({ status: 403, body: { code: 50001 } });
  });
});
