import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ChannelType,
  type Interaction,
  PermissionFlagsBits,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { expectOne, generalChannelIdOf, startEmulator } from './start-emulator.ts';

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
} satisfies Parameters<Awaited<ReturnType<typeof startEmulator>>['register']>[0];

describe('Options', () => {
  test('reach the bot with their types', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const got = emulator.onceCommand(async ({ options, ...command }) => ({
      question: options.getString('question'),
      year: options.getInteger('year'),
      tone: options.getString('tone'),
      aloud: options.getBoolean('aloud'),
      command,
    }));
    void emulator.ann.runCommand('ask', { question: 'Who?', year: 2024, tone: 'kind', aloud: true });
    expect(await got).toMatchObject({ question: 'Who?', year: 2024, tone: 'kind', aloud: true });
  });

  test('that are users, roles and channels include the objects', async () => {
    const emulator = await startEmulator();
    await emulator.register({
      name: 'show',
      description: 'Shows',
      options: [
        { type: User, name: 'who', description: 'Who' },
        { type: Channel, name: 'where', description: 'Where' },
        { type: Role, name: 'as', description: 'As what' },
      ],
    });
    const got = emulator.onceCommand(({ options }) => [
      options.getUser('who')?.displayName,
      options.getMember('who') !== null,
      options.getChannel('where')?.name,
      options.getRole('as')?.name,
    ]);
    const who = emulator.discord.user('moderator', 'Mo').id;
    const role = emulator.client.guilds.cache.first()?.roles.cache.find(({ name }) => name === 'Moderator')?.id ?? '';
    void emulator.ann.runCommand('show', { who, where: emulator.generalChannelId, as: role });
    expect(await got).toEqual(['Mo', true, 'general', 'Moderator']);
  });

  test('that are channels accept those of their server and type', async () => {
    const emulator = await startEmulator({ serverCount: 2 });
    const where = { type: Channel, name: 'where', description: 'Where' } as const;
    await emulator.register(
      { name: 'show', description: 'Shows', options: [{ ...where, channel_types: [ChannelType.GuildText] }] },
      { name: 'call', description: 'Calls', options: [{ ...where, channel_types: [ChannelType.GuildVoice] }] },
    );
    const { id } = emulator.discord.addChannel(emulator.discord.servers[0]?.id ?? '', 'news');
    const got = emulator.onceCommand(({ options }) => options.getChannel('where')?.name);
    void emulator.ann.runCommand('show', { where: id });
    expect(await got).toBe('news');
    const elsewhere = { where: generalChannelIdOf(emulator.discord, 1) };
    await expect(emulator.ann.runCommand('show', elsewhere)).rejects.toThrow('where must be a channel of this server.');
    await expect(emulator.ann.runCommand('call', { where: id })).rejects.toThrow(
      'where does not accept channels of this kind.',
    );
  });

  test('of subcommands are nested as on Discord', async () => {
    const emulator = await startEmulator();
    const set: APIApplicationCommandSubcommandOption = {
      type: 1,
      name: 'set',
      description: 'Sets',
      options: ask.options,
    };
    const group = { type: 2, name: 'config', description: 'Configures', options: [set] };
    await emulator.register({ name: 'rule', description: 'Rules', options: [{ ...group, type: SubcommandGroup }] });
    const got = emulator.onceCommand(({ options }) => [
      options.getSubcommandGroup(),
      options.getSubcommand(),
      options.getString('question'),
    ]);
    void emulator.ann.runCommand('rule', { question: 'Who?' }, { subcommand: 'config set' });
    expect(await got).toEqual(['config', 'set', 'Who?']);
    await expect(emulator.ann.runCommand('rule', { question: 'Who?' })).rejects.toThrow('needs a subcommand');
    await expect(emulator.ann.runCommand('rule', {}, { subcommand: 'config get' })).rejects.toThrow('no subcommand');
  });

  test.for<readonly [title: string, options: Record<string, string | number | boolean>, reason: string]>([
    ['a required one is missing', {}, 'question is required.'],
    ['one is not known', { question: 'Who?', strange: 1 }, 'There is no option strange.'],
    ['one is of another type', { question: 'Who?', year: 'soon' }, 'year does not accept "soon".'],
    ['text is too short', { question: 'Hm' }, 'question must have 3 to 10 characters.'],
    ['text is too long', { question: 'Who did what?' }, 'question must have 3 to 10 characters.'],
    ['a number is too small', { question: 'Who?', year: 1999 }, 'year must be 2000 to 2030.'],
    ['a number is not whole', { question: 'Who?', year: 2000.5 }, 'year does not accept 2000.5.'],
    ['a choice is not offered', { question: 'Who?', tone: 'rude' }, 'tone does not offer "rude".'],
  ])('are not sent when %s', async ([, options, reason]) => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    await expect(emulator.ann.runCommand('ask', options)).rejects.toMatchObject({ problems: [reason] });
  });

  test('are sent unchanged by a client without validation', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    const got = emulator.onceCommand(({ options }) => [options.getString('tone'), options.getString('question')]);
    void emulator.ann.runCommand('ask', { tone: 'rude' }, { validate: false });
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
  } satisfies Parameters<Awaited<ReturnType<typeof startEmulator>>['register']>[0];
  const isTyping = (interaction: Interaction) => interaction.isAutocomplete();

  test('depend on the text typed so far', async () => {
    const emulator = await startEmulator();
    await emulator.register(suggesting);
    emulator.once(isTyping, (typing) => {
      const { name, value } = typing.options.getFocused(true);
      const words = [name, value, typing.options.getString('topic')].join(' ');
      return typing.respond([{ name: words, value: '1' }]);
    });
    const choices = await emulator.ann.autocomplete('ask', 'question', 'who', { topic: 'fire' });
    expect(choices).toEqual([{ name: 'question who fire', value: '1' }]);
  });

  test('can be empty', async () => {
    const emulator = await startEmulator();
    await emulator.register(suggesting);
    emulator.once(isTyping, (typing) => typing.respond([]));
    expect(await emulator.ann.autocomplete('ask', 'question', 'x')).toEqual([]);
  });

  test('fail to load when the bot is too late', async () => {
    const emulator = await startEmulator({ ackTimeoutMs: 0 });
    await emulator.register(suggesting);
    await expect(emulator.ann.autocomplete('ask', 'question', 'x')).rejects.toThrow('Loading options failed');
  });

  test('are not requested for an option without autocomplete', async () => {
    const emulator = await startEmulator();
    await emulator.register(suggesting);
    await expect(emulator.ann.autocomplete('ask', 'topic', 'x')).rejects.toThrow(
      'The option topic of /ask has no suggestions.',
    );
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
    const emulator = await startEmulator();
    await emulator.register(suggesting);
    const answer = emulator.once(isTyping, ({ id, token }) =>
      emulator.call('POST', `/interactions/${id}/${token}/callback`, body),
    );
    emulator.ann.autocomplete('ask', 'question', 'x').catch(() => {});
    expect(await answer).toMatchObject({ status, ...(status === 400 && { body: { code: 50035 } }) });
  });
});

describe('A message command', () => {
  test('sends the bot the whole message, regardless of its intents', async () => {
    const emulator = await startEmulator();
    await emulator.register({ name: 'Report', type: 3 });
    const { id } = emulator.mo.sendMessage('Nobody mentions the bot here.');
    emulator.once(
      (interaction) => interaction.isMessageContextMenuCommand(),
      (used) => used.reply(`Reported: ${used.targetMessage.content}`),
    );
    const outcome = await emulator.ann.runMessageCommand('Report', id);
    expect(expectOne(outcome.messages).content).toBe('Reported: Nobody mentions the bot here.');
  });

  test('is unavailable under another name, and for a deleted message', async () => {
    const emulator = await startEmulator();
    await emulator.register({ name: 'Report', type: 3 });
    const { id } = emulator.mo.sendMessage('Here.');
    await expect(emulator.ann.runMessageCommand('Praise', id)).rejects.toThrow('There is no command Praise');
    emulator.discord.deleteMessage(emulator.generalChannelId, id);
    await expect(emulator.ann.runMessageCommand('Report', id)).rejects.toThrow('There is no message');
  });
});

describe('The permission for a command', () => {
  const admin = { name: 'admin', description: 'Rules', default_member_permissions: MANAGE_SERVER, contexts: [0] };

  test('is held by the moderator and not by the member', async () => {
    const emulator = await startEmulator();
    await emulator.register(admin);
    emulator.onceCommand((command) => command.reply('Done.'));
    expect(await emulator.mo.runCommand('admin')).toMatchObject({ status: 'replied' });
    await expect(emulator.ann.runCommand('admin')).rejects.toThrow('There is no command admin here.');
  });

  test('must be checked by the bot too, which receives the member’s permissions', async () => {
    const emulator = await startEmulator();
    await emulator.register(admin);
    const may = emulator.onceCommand((command) => command.memberPermissions?.has(PermissionFlagsBits.ManageGuild));
    void emulator.ann.runCommand('admin', {}, { validate: false });
    expect(await may).toBe(false);
    const mayToo = emulator.onceCommand((command) => command.memberPermissions?.has(PermissionFlagsBits.ManageGuild));
    void emulator.mo.runCommand('admin');
    expect(await mayToo).toBe(true);
  });

  test('is for administrators only if the permissions are "0"', async () => {
    const emulator = await startEmulator();
    await emulator.register({ ...admin, default_member_permissions: '0' });
    await expect(emulator.mo.runCommand('admin')).rejects.toThrow('There is no command admin');
  });

  test('is limited to the command’s contexts', async () => {
    const emulator = await startEmulator();
    await emulator.register(admin, { name: 'whisper', description: 'Whispers', contexts: [1] });
    const mo = emulator.discord.user('moderator', 'Mo');
    await expect(mo.inDirectChannel().runCommand('admin')).rejects.toThrow('There is no command admin');
    await expect(emulator.ann.runCommand('whisper')).rejects.toThrow('There is no command whisper');
  });

  test('does not apply to an unregistered command', async () => {
    const emulator = await startEmulator();
    await expect(emulator.ann.runCommand('nothing', {}, { validate: false })).rejects.toThrow(
      'There is no command nothing',
    );
  });
});

describe('An interaction', () => {
  test('contains the fields that Discord sends', async () => {
    const emulator = await startEmulator();
    await emulator.register({ name: 'ask', description: 'Asks' });
    const got = emulator.onceCommand((command) => command);
    void emulator.ann.runCommand('ask');
    const { id: server } = expectOne(emulator.discord.servers);
    expect(await got).toMatchObject({
      applicationId: emulator.discord.applicationId,
      channelId: emulator.generalChannelId,
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
    const emulator = await startEmulator();
    await emulator.register({ name: 'ask', description: 'Asks' });
    emulator.onceCommand((command) =>
      command.reply(JSON.stringify([command.context, command.guildId, command.member])),
    );
    const direct = emulator.discord.user('member', 'Ann').inDirectChannel();
    const outcome = await direct.runCommand('ask');
    expect(expectOne(outcome.messages)).toMatchObject({ content: '[1,null,null]', serverId: undefined });
    expect(direct.messages()).toHaveLength(1);
    expect(emulator.ann.messages()).toEqual([]);
  });
});

describe('Two servers', () => {
  test('have separate commands, channels and messages', async () => {
    const emulator = await startEmulator({ serverCount: 2 });
    const [first, second] = emulator.discord.servers.map(({ id }) => id);
    const { commands } = emulator.client.application;
    await commands.set([{ name: 'one', description: 'One' }], first ?? '');
    await commands.set([{ name: 'two', description: 'Two' }], second ?? '');
    const there = emulator.discord.user('member', 'Ann').inChannel(generalChannelIdOf(emulator.discord, 1));
    emulator.onceCommand((command) => command.reply(command.guildId ?? ''));
    expect(expectOne((await there.runCommand('two')).messages)).toMatchObject({ content: second, serverId: second });
    expect(emulator.ann.messages()).toEqual([]);
    await expect(emulator.ann.runCommand('two')).rejects.toThrow('There is no command two');
    await expect(there.runCommand('one')).rejects.toThrow('There is no command one');
    const { id } = expectOne(there.messages());
    expect(await emulator.call('GET', `/channels/${emulator.generalChannelId}/messages/${id}`)).toMatchObject({
      body: { code: 10008 },
    });
  });
});
