import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ChannelType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { describe, expect, test, vi } from 'vitest';
import { validateOptions } from '../../src/emulator/clients/command-options.ts';
import { createUser } from '../../src/emulator/state/application.ts';
import { addMember, createServer, type ServerChannel } from '../../src/emulator/state/guilds.ts';
import { resolveMentions } from '../../src/emulator/state/mentions.ts';
import { channelPermissions, hasPermissions, serverPermissions } from '../../src/emulator/state/permissions.ts';
import { createSnowflakes } from '../../src/emulator/state/protocol-values.ts';

const { ViewChannel, SendMessages, ManageGuild, MentionEveryone, Administrator } = PermissionFlagsBits;

/** A server with a member, a moderator and the bot. */
function createTestServer() {
  const server = createServer('Test', '1', '13', createSnowflakes());
  const [member, moderator, bot] = [
    createUser('11', 'Ann', 'person'),
    createUser('12', 'Mo', 'person'),
    createUser('13', 'Bot', 'bot'),
  ];
  addMember(server, member, []);
  addMember(server, moderator, [server.roles.moderator.id]);
  addMember(server, bot, [server.roles.bot.id]);
  const [channel] = server.channels;
  if (!channel) throw new Error('The server has no channel.');
  return { server, channel, users: [member, moderator, bot] };
}

describe('Permissions', () => {
  const deny = (channel: ServerChannel, denied: bigint, allow = 0n) => {
    channel.permissionOverwrites = [{ id: '11', type: 1, allow: String(allow), deny: String(denied) }];
  };

  test.for<readonly [title: string, userId: string, permission: bigint, expected: boolean]>([
    ['a member can post', '11', SendMessages, true],
    ['a member cannot manage the server', '11', ManageGuild, false],
    ['a moderator can manage the server', '12', ManageGuild, true],
    ['a moderator also has the permissions of @everyone', '12', SendMessages | ManageGuild, true],
    ['the bot can mention everyone', '13', MentionEveryone, true],
    ['a stranger can do nothing', '99', ViewChannel, false],
  ])('of a server: %s', ([, userId, permission, expected]) => {
    const { server, channel } = createTestServer();
    expect((serverPermissions(server, userId) & permission) === permission).toBe(expected);
    expect(hasPermissions(channel, userId, permission)).toBe(expected);
  });

  test.for<readonly [title: string, denied: bigint, allowed: bigint, view: boolean, send: boolean]>([
    ['without an overwrite everything stays', 0n, 0n, true, true],
    ['a denied permission is missing', SendMessages, 0n, true, false],
    ['without View Channel there is no permission at all', ViewChannel, 0n, false, false],
    ['an allow wins over a deny', SendMessages, SendMessages, true, true],
  ])('of a channel: %s', ([, denied, allowed, view, send]) => {
    const { channel } = createTestServer();
    deny(channel, denied, allowed);
    expect([hasPermissions(channel, '11', ViewChannel), hasPermissions(channel, '11', SendMessages)]).toEqual([
      view,
      send,
    ]);
  });

  test('of an administrator ignore overwrites', () => {
    const { server, channel } = createTestServer();
    server.roles.everyone.permissions = String(Administrator | ViewChannel);
    deny(channel, ViewChannel);
    expect(channelPermissions(channel, '11') & ViewChannel).toBe(ViewChannel);
  });
});

describe('Mentions', () => {
  const all = { parse: ['everyone', 'roles', 'users'] };

  test.for<
    readonly [title: string, text: string, authorId: string, allowed: object, users: string[], everyone: boolean]
  >([
    ['a user is pinged once', '<@11> and <@!11>', '12', all, ['11'], false],
    ['an unknown user is not pinged', '<@99>', '12', all, [], false],
    ['code does not ping', '`<@11>` ```<@12>```', '13', all, [], false],
    ['a mention that is not allowed does not ping', '<@11>', '13', { parse: [] }, [], false],
    ['a single user can be allowed', '<@11> <@12>', '13', { users: ['12'] }, ['12'], false],
    ['a member cannot ping everyone', '@everyone', '11', all, [], false],
    ['the bot can ping everyone', '@everyone', '13', all, [], true],
    ['@here counts as everyone', '@here', '13', all, [], true],
    ['everyone has to be allowed', '@everyone', '13', { parse: ['users'] }, [], false],
    ['the author of the replied-to message is pinged', 'x', '13', { replied_user: true }, ['12'], false],
  ])('%s', ([, text, authorId, allowedMentions, userIds, everyone]) => {
    const { channel, users } = createTestServer();
    const [, moderator] = users;
    const mentions = resolveMentions({
      text,
      channel,
      authorId,
      allowedMentions,
      findUser: (id) => users.find((user) => user.id === id),
      ...(moderator && { repliedUser: moderator }),
    });
    expect({ users: mentions.users.map(({ id }) => id), everyone: mentions.everyone }).toEqual({
      users: userIds,
      everyone,
    });
  });
});

describe('Snowflakes', () => {
  test('rise within the same millisecond, and when the clock goes back', () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 2) });
    const nextId = createSnowflakes();
    const ids = [nextId(), nextId()];
    vi.setSystemTime(Date.UTC(2026, 0, 1));
    ids.push(nextId());
    vi.useRealTimers();
    expect(ids).toEqual(ids.toSorted((a, b) => Number(BigInt(a) - BigInt(b))));
    expect(new Set(ids).size).toBe(3);
  });

  test('contain their time after Discord’s epoch', () => {
    vi.useFakeTimers({ now: 1_420_070_400_000 + 5 });
    const id = createSnowflakes()();
    vi.useRealTimers();
    expect(BigInt(id) >> 22n).toBe(5n);
  });
});

describe('The client’s check of an option', () => {
  const { String: Text, Integer, Boolean: Flag, Attachment, Channel } = ApplicationCommandOptionType;
  const base = { name: 'x', description: 'X' };
  const file = (name: string) => ({ name, data: '' });

  test.for<
    readonly [
      option: APIApplicationCommandBasicOption,
      value: string | number | boolean | { name: string; data: string },
      problem: string | undefined,
    ]
  >([
    [{ ...base, type: Text }, 'a', undefined],
    [{ ...base, type: Text }, 5, 'x does not accept 5.'],
    [{ ...base, type: Text, min_length: 2, max_length: 3 }, 'a', 'x must have 2 to 3 characters.'],
    [{ ...base, type: Text, choices: [{ name: 'A', value: 'a' }] }, 'A', 'x does not offer "A".'],
    [{ ...base, type: Integer }, 1.5, 'x does not accept 1.5.'],
    [{ ...base, type: Integer, min_value: 2 }, 1, 'x must be at least 2.'],
    [{ ...base, type: Integer, max_value: 2 }, 3, 'x must be at most 2.'],
    [{ ...base, type: Flag }, 'true', 'x does not accept "true".'],
    [{ ...base, type: Attachment, file_types: ['.pdf'] }, file('a.PDF'), undefined],
    [{ ...base, type: Attachment, file_types: ['.pdf'] }, file('a.txt'), 'x accepts only .pdf.'],
    [{ ...base, type: Channel }, '1', undefined],
    [{ ...base, type: Channel }, '2', 'x must be a channel of this server.'],
    [
      { ...base, type: Channel, channel_types: [ChannelType.GuildVoice] },
      '1',
      'x does not accept channels of this kind.',
    ],
  ])('%j with %j: %s', ([option, value, problem]) => {
    const findChannelType = (id: string) => (id === '1' ? ChannelType.GuildText : undefined);
    expect(validateOptions([option], { x: value }, findChannelType)).toEqual(problem === undefined ? [] : [problem]);
  });

  test('names unknown and missing options', () => {
    const option: APIApplicationCommandBasicOption = { ...base, type: Text, required: true };
    expect(validateOptions([option], { y: 'a' }, () => undefined)).toEqual(['There is no option y.', 'x is required.']);
  });
});
