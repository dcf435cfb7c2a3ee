import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ChannelType,
  type Interaction,
  PermissionFlagsBits,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { generalOf, only, openRoom } from './room.ts';

const { String: Text, Integer, Boolean: YesNo, User, Channel, Role, SubcommandGroup } = ApplicationCommandOptionType;
const MANAGE_SERVER = String(PermissionFlagsBits.ManageGuild);

const ask = {
  name: 'ask',
  description: 'Asks',
  options: [
    { type: Text, name: 'question', description: 'What', required: true, min_length: 3, max_length: 10 },
    { type: Integer, name: 'year', description: 'When', min_value: 2000, max_value: 2030 },
    { type: Text, name: 'tone', description: 'How', choices: [{ name: 'Kind', value: 'kind' }] },
    { type: YesNo, name: 'aloud', description: 'Whether all hear it' },
  ],
} satisfies Parameters<Awaited<ReturnType<typeof openRoom>>['register']>[0];

describe('Options', () => {
  test('reach the bot with their types', async () => {
    const room = await openRoom();
    await room.register(ask);
    const got = room.onceCommand(async ({ options, ...command }) => ({
      question: options.getString('question'),
      year: options.getInteger('year'),
      tone: options.getString('tone'),
      aloud: options.getBoolean('aloud'),
      command,
    }));
    void room.ann.command('ask', { question: 'Who?', year: 2024, tone: 'kind', aloud: true });
    expect(await got).toMatchObject({ question: 'Who?', year: 2024, tone: 'kind', aloud: true });
  });

  test('that are people, roles and channels come with what they are', async () => {
    const room = await openRoom();
    await room.register({
      name: 'show',
      description: 'Shows',
      options: [
        { type: User, name: 'who', description: 'Who' },
        { type: Channel, name: 'where', description: 'Where' },
        { type: Role, name: 'as', description: 'As what' },
      ],
    });
    const got = room.onceCommand(({ options }) => [
      options.getUser('who')?.displayName,
      options.getMember('who') !== null,
      options.getChannel('where')?.name,
      options.getRole('as')?.name,
    ]);
    const who = room.discord.person('moderator', 'Mo').id;
    const role = room.client.guilds.cache.first()?.roles.cache.find(({ name }) => name === 'Moderator')?.id ?? '';
    void room.ann.command('show', { who, where: room.general, as: role });
    expect(await got).toEqual(['Mo', true, 'general', 'Moderator']);
  });

  test('that are channels take those of their server and their kind', async () => {
    const room = await openRoom({ servers: 2 });
    const where = { type: Channel, name: 'where', description: 'Where' } as const;
    await room.register(
      { name: 'show', description: 'Shows', options: [{ ...where, channel_types: [ChannelType.GuildText] }] },
      { name: 'call', description: 'Calls', options: [{ ...where, channel_types: [ChannelType.GuildVoice] }] },
    );
    const { id } = room.discord.addChannel(room.discord.servers[0]?.id ?? '', 'news');
    const got = room.onceCommand(({ options }) => options.getChannel('where')?.name);
    void room.ann.command('show', { where: id });
    expect(await got).toBe('news');
    const elsewhere = { where: generalOf(room.discord, 1) };
    await expect(room.ann.command('show', elsewhere)).rejects.toThrow('where names no channel of this server.');
    await expect(room.ann.command('call', { where: id })).rejects.toThrow('where does not take channels of this kind.');
  });

  test('of subcommands lie where Discord puts them', async () => {
    const room = await openRoom();
    const set: APIApplicationCommandSubcommandOption = {
      type: 1,
      name: 'set',
      description: 'Sets',
      options: ask.options,
    };
    const group = { type: 2, name: 'config', description: 'Configures', options: [set] };
    await room.register({ name: 'rule', description: 'Rules', options: [{ ...group, type: SubcommandGroup }] });
    const got = room.onceCommand(({ options }) => [
      options.getSubcommandGroup(),
      options.getSubcommand(),
      options.getString('question'),
    ]);
    void room.ann.command('rule', { question: 'Who?' }, { subcommand: 'config set' });
    expect(await got).toEqual(['config', 'set', 'Who?']);
    await expect(room.ann.command('rule', { question: 'Who?' })).rejects.toThrow('needs a subcommand');
    await expect(room.ann.command('rule', {}, { subcommand: 'config get' })).rejects.toThrow('no subcommand');
  });

  test.for<readonly [title: string, options: Record<string, string | number | boolean>, reason: string]>([
    ['a required one is missing', {}, 'question is required.'],
    ['one is not known', { question: 'Who?', strange: 1 }, 'There is no option strange.'],
    ['one is of another type', { question: 'Who?', year: 'soon' }, 'year does not take "soon".'],
    ['text is too short', { question: 'Hm' }, 'question takes 3 to 10 characters.'],
    ['text is too long', { question: 'Who did what?' }, 'question takes 3 to 10 characters.'],
    ['a number is too small', { question: 'Who?', year: 1999 }, 'year takes 2000 to 2030.'],
    ['a number is not whole', { question: 'Who?', year: 2000.5 }, 'year does not take 2000.5.'],
    ['a choice is not offered', { question: 'Who?', tone: 'rude' }, 'tone does not offer "rude".'],
  ])('are not sent when %s', async ([, options, reason]) => {
    const room = await openRoom();
    await room.register(ask);
    await expect(room.ann.command('ask', options)).rejects.toMatchObject({ reasons: [reason] });
  });

  test('are sent as they are by a client that does not look at them', async () => {
    const room = await openRoom();
    await room.register(ask);
    const got = room.onceCommand(({ options }) => [options.getString('tone'), options.getString('question')]);
    void room.ann.command('ask', { tone: 'rude' }, { validate: false });
    expect(await got).toEqual(['rude', null]);
  });
});

describe('Suggestions', () => {
  const suggesting = {
    name: 'ask',
    description: 'Asks',
    options: [
      { type: Text, name: 'topic', description: 'On what' },
      { type: Text, name: 'question', description: 'What', autocomplete: true },
    ],
  } satisfies Parameters<Awaited<ReturnType<typeof openRoom>>['register']>[0];
  const isTyping = (interaction: Interaction) => interaction.isAutocomplete();

  test('come from what was typed so far', async () => {
    const room = await openRoom();
    await room.register(suggesting);
    room.once(isTyping, (typing) => {
      const { name, value } = typing.options.getFocused(true);
      const words = [name, value, typing.options.getString('topic')].join(' ');
      return typing.respond([{ name: words, value: '1' }]);
    });
    const choices = await room.ann.autocomplete('ask', 'question', 'who', { topic: 'fire' });
    expect(choices).toEqual([{ name: 'question who fire', value: '1' }]);
  });

  test('may be none', async () => {
    const room = await openRoom();
    await room.register(suggesting);
    room.once(isTyping, (typing) => typing.respond([]));
    expect(await room.ann.autocomplete('ask', 'question', 'x')).toEqual([]);
  });

  test('fail to load when the bot is late', async () => {
    const room = await openRoom({ acknowledgeWithin: 0 });
    await room.register(suggesting);
    await expect(room.ann.autocomplete('ask', 'question', 'x')).rejects.toThrow('Loading options failed');
  });

  test('are not made for an option that has none', async () => {
    const room = await openRoom();
    await room.register(suggesting);
    await expect(room.ann.autocomplete('ask', 'topic', 'x')).rejects.toThrow('suggests nothing for topic');
  });

  test.for<readonly [title: string, body: object, status: number]>([
    ['26 of them', { type: 8, data: { choices: Array.from({ length: 26 }, () => ({ name: 'x', value: 'x' })) } }, 400],
    ['a name of 101 characters', { type: 8, data: { choices: [{ name: 'x'.repeat(101), value: 'x' }] } }, 400],
    ['a value of 101 characters', { type: 8, data: { choices: [{ name: 'x', value: 'x'.repeat(101) }] } }, 400],
    ['an empty name', { type: 8, data: { choices: [{ name: '', value: 'x' }] } }, 400],
    ['a message', { type: 4, data: { content: 'x' } }, 400],
    ['a deferral', { type: 5 }, 400],
    ['25 of them', { type: 8, data: { choices: Array.from({ length: 25 }, () => ({ name: 'x', value: 'x' })) } }, 204],
  ])('answered with %s', async ([, body, status]) => {
    const room = await openRoom();
    await room.register(suggesting);
    const answer = room.once(isTyping, ({ id, token }) =>
      room.call('POST', `/interactions/${id}/${token}/callback`, body),
    );
    room.ann.autocomplete('ask', 'question', 'x').catch(() => {});
    expect(await answer).toMatchObject({ status, ...(status === 400 && { body: { code: 50035 } }) });
  });
});

describe('A command in the menu of a message', () => {
  test('gives the bot the whole message, which it could not read otherwise', async () => {
    const room = await openRoom();
    await room.register({ name: 'Report', type: 3 });
    const { id } = room.mod.say('Nobody mentions the bot here.');
    room.once(
      (interaction) => interaction.isMessageContextMenuCommand(),
      (used) => used.reply(`Reported: ${used.targetMessage.content}`),
    );
    const outcome = await room.ann.menu('Report', id);
    expect(only(outcome.messages).content).toBe('Reported: Nobody mentions the bot here.');
  });

  test('is not there under another name, nor for a message that is gone', async () => {
    const room = await openRoom();
    await room.register({ name: 'Report', type: 3 });
    const { id } = room.mod.say('Here.');
    await expect(room.ann.menu('Praise', id)).rejects.toThrow('No command Praise');
    room.discord.deleteMessage(room.general, id);
    await expect(room.ann.menu('Report', id)).rejects.toThrow('There is no message');
  });
});

describe('The right to use a command', () => {
  const admin = { name: 'admin', description: 'Rules', default_member_permissions: MANAGE_SERVER, contexts: [0] };

  test('is the moderator’s and not the member’s', async () => {
    const room = await openRoom();
    await room.register(admin);
    room.onceCommand((command) => command.reply('Done.'));
    expect(await room.mod.command('admin')).toMatchObject({ status: 'replied' });
    await expect(room.ann.command('admin')).rejects.toThrow('No command admin is offered here.');
  });

  test('must be checked again by the bot, which is told what the member may do', async () => {
    const room = await openRoom();
    await room.register(admin);
    const may = room.onceCommand((command) => command.memberPermissions?.has(PermissionFlagsBits.ManageGuild));
    void room.ann.command('admin', {}, { validate: false });
    expect(await may).toBe(false);
    const mayToo = room.onceCommand((command) => command.memberPermissions?.has(PermissionFlagsBits.ManageGuild));
    void room.mod.command('admin');
    expect(await mayToo).toBe(true);
  });

  test('is nobody’s but an administrator’s where the permissions are "0"', async () => {
    const room = await openRoom();
    await room.register({ ...admin, default_member_permissions: '0' });
    await expect(room.mod.command('admin')).rejects.toThrow('No command admin');
  });

  test('ends where the contexts end', async () => {
    const room = await openRoom();
    await room.register(admin, { name: 'whisper', description: 'Whispers', contexts: [1] });
    const mo = room.discord.person('moderator', 'Mo');
    await expect(mo.direct().command('admin')).rejects.toThrow('No command admin');
    await expect(room.ann.command('whisper')).rejects.toThrow('No command whisper');
  });

  test('does not bring up a command that was never registered', async () => {
    const room = await openRoom();
    await expect(room.ann.command('nothing', {}, { validate: false })).rejects.toThrow('No command nothing');
  });
});

describe('An interaction', () => {
  test('carries what Discord sends along', async () => {
    const room = await openRoom();
    await room.register({ name: 'ask', description: 'Asks' });
    const got = room.onceCommand((command) => command);
    void room.ann.command('ask');
    const { id: server } = only(room.discord.servers);
    expect(await got).toMatchObject({
      applicationId: room.discord.applicationId,
      channelId: room.general,
      guildId: server,
      context: 0,
      locale: 'en-US',
      guildLocale: 'en-US',
      attachmentSizeLimit: 10 * 1024 * 1024,
      authorizingIntegrationOwners: { 0: server },
      user: { globalName: 'Ann', bot: false },
      member: { displayName: 'Ann' },
    });
  });

  test('in direct messages has a user, no member and its own context', async () => {
    const room = await openRoom();
    await room.register({ name: 'ask', description: 'Asks' });
    room.onceCommand((command) => command.reply(JSON.stringify([command.context, command.guildId, command.member])));
    const direct = room.discord.person('member', 'Ann').direct();
    const outcome = await direct.command('ask');
    expect(only(outcome.messages)).toMatchObject({ content: '[1,null,null]', serverId: undefined });
    expect(direct.messages()).toHaveLength(1);
    expect(room.ann.messages()).toEqual([]);
  });
});

describe('Two servers', () => {
  test('keep their commands, channels and messages apart', async () => {
    const room = await openRoom({ servers: 2 });
    const [first, second] = room.discord.servers.map(({ id }) => id);
    const { commands } = room.client.application;
    await commands.set([{ name: 'one', description: 'One' }], first ?? '');
    await commands.set([{ name: 'two', description: 'Two' }], second ?? '');
    const there = room.discord.person('member', 'Ann').in(generalOf(room.discord, 1));
    room.onceCommand((command) => command.reply(command.guildId ?? ''));
    expect(only((await there.command('two')).messages)).toMatchObject({ content: second, serverId: second });
    expect(room.ann.messages()).toEqual([]);
    await expect(room.ann.command('two')).rejects.toThrow('No command two');
    await expect(there.command('one')).rejects.toThrow('No command one');
    const { id } = only(there.messages());
    expect(await room.call('GET', `/channels/${room.general}/messages/${id}`)).toMatchObject({ body: { code: 10008 } });
  });
});
