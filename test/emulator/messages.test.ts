import { Events, GatewayIntentBits, type Message } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDiscordEmulator } from '../../src/emulator/emulator.ts';
import {
  callApi,
  connectClient,
  createClient,
  expectOne,
  generalChannelIdOf,
  type RunningEmulator,
  startEmulator,
  unprivilegedIntents,
} from './start-emulator.ts';

/** The next message that the bot hears of. */
const heard = (emulator: RunningEmulator): Promise<Message> =>
  new Promise((resolve) => emulator.client.once(Events.MessageCreate, resolve));
const mention = ({ discord }: RunningEmulator): string => `<@${discord.applicationId}>`;

describe('The content that the bot can read', () => {
  test.for<readonly [title: string, say: (emulator: RunningEmulator) => unknown, readable: boolean]>([
    ['that mentions it', (emulator) => emulator.ann.sendMessage(`${mention(emulator)} who?`), true],
    ['that mentions nobody', (emulator) => emulator.ann.sendMessage('who?'), false],
    ['that names it in code only', (emulator) => emulator.ann.sendMessage(`\`${mention(emulator)}\` who?`), false],
    [
      'in direct messages',
      (emulator) => emulator.discord.user('member', 'Ann').inDirectChannel().sendMessage('who?'),
      true,
    ],
  ])('%s', async ([, say, readable]) => {
    const emulator = await startEmulator();
    const message = heard(emulator);
    say(emulator);
    expect((await message).content.includes('who?')).toBe(readable);
  });

  test.for([
    ['that answers it and pings it', true],
    ['that answers it without a ping', false],
  ] as const)('%s', async ([, ping]) => {
    const emulator = await startEmulator();
    const own = heard(emulator);
    await send(emulator, 'Ask me.');
    await own;
    const answer = heard(emulator);
    emulator.ann.sendMessage('who?', { repliedMessageId: expectOne(emulator.ann.messages()).id, pingsAuthor: ping });
    const { content, reference } = await answer;
    expect(content).toBe(ping ? 'who?' : '');
    expect(reference?.messageId).toBe(emulator.ann.messages()[0]?.id);
  });

  test('is complete with the message content intent', async () => {
    const discord = await openDiscordEmulator({ allowedIntents: GatewayIntentBits.MessageContent });
    const client = await connectClient(
      createClient(discord, [...unprivilegedIntents, GatewayIntentBits.MessageContent]),
      discord.token,
    );
    onTestFinished(async () => {
      await client.destroy();
      await discord.close();
    });
    const message = new Promise<Message>((resolve) => client.once(Events.MessageCreate, resolve));
    discord.user('member').inChannel(generalChannelIdOf(discord)).sendMessage('who?');
    expect((await message).content).toBe('who?');
  });

  test('is equally limited in API responses', async () => {
    const emulator = await startEmulator();
    const { id } = emulator.ann.sendMessage('who?');
    const channel = await emulator.client.channels.fetch(emulator.generalChannelId);
    if (!channel?.isTextBased()) throw new Error('There is no channel to read.');
    expect((await channel.messages.fetch(id)).content).toBe('');
    expect((await channel.messages.fetch({ limit: 1 })).map(({ content }) => content)).toEqual(['']);
  });

  test('is missing without the intent for messages', async () => {
    const discord = await openDiscordEmulator();
    const client = await connectClient(createClient(discord, [GatewayIntentBits.Guilds]), discord.token);
    onTestFinished(async () => {
      await client.destroy();
      await discord.close();
    });
    const messages: Message[] = [];
    client.on(Events.MessageCreate, (message) => messages.push(message));
    const ann = discord.user('member').inChannel(generalChannelIdOf(discord));
    await client.application.commands.set([{ name: 'ask', description: 'Asks' }]);
    const asked = new Promise((resolve) => client.once(Events.InteractionCreate, resolve));
    ann.sendMessage(`<@${discord.applicationId}> who?`);
    void ann.runCommand('ask');
    await asked;
    expect(messages).toEqual([]);
  });
});

describe('A direct message', () => {
  test('reaches the bot and is answered', async () => {
    const emulator = await startEmulator();
    emulator.client.once(Events.MessageCreate, (message) => message.reply(`You said: ${message.content}`));
    const direct = emulator.discord.user('member', 'Ann').inDirectChannel();
    const answer = emulator.discord.next('message', ({ author }) => author.isBot);
    const { id } = direct.sendMessage('who?');
    expect(await answer).toMatchObject({ content: 'You said: who?', repliedMessageId: id, serverId: undefined });
    expect(direct.messages()).toHaveLength(2);
  });

  test('can be started by the bot', async () => {
    const emulator = await startEmulator();
    const ann = emulator.discord.user('member', 'Ann');
    await (await emulator.client.users.fetch(ann.id)).send('Hello.');
    expect(expectOne(ann.inDirectChannel().messages()).content).toBe('Hello.');
  });

  test('is refused for unknown users and for other bots', async () => {
    const emulator = await startEmulator();
    expect(await emulator.call('POST', '/users/@me/channels', { recipient_id: '1' })).toMatchObject({
      body: { code: 50033 },
    });
    const { channelId } = emulator.discord.user('member', 'Ann').inDirectChannel();
    expect(() => emulator.discord.user('moderator', 'Mo').inChannel(channelId)).toThrow('cannot see a channel');
  });
});

describe('A ping', () => {
  const allowed: readonly (readonly [title: string, body: object, pings: (emulator: RunningEmulator) => string[]])[] = [
    ['everyone who is named, where nothing is said', {}, (emulator) => [annOf(emulator), 'everyone']],
    ['nobody, where none may be', { allowed_mentions: { parse: [] } }, () => []],
    ['people alone, where people may be', { allowed_mentions: { parse: ['users'] } }, (emulator) => [annOf(emulator)]],
    ['nobody but those listed', { allowed_mentions: { users: ['1'] } }, () => []],
  ];

  test.for(allowed)('is %s', async ([, body, pings]) => {
    const emulator = await startEmulator();
    await emulator.call('POST', `/channels/${emulator.generalChannelId}/messages`, {
      content: `<@${annOf(emulator)}> @everyone`,
      ...body,
    });
    expect(expectOne(emulator.ann.messages()).pingedIds).toEqual(pings(emulator));
  });

  test('reaches only users in responses to interactions', async () => {
    const emulator = await startEmulator();
    await emulator.register({ name: 'ask', description: 'Asks' });
    emulator.onceCommand((command) => command.reply(`<@${annOf(emulator)}> @everyone`));
    expect(expectOne((await emulator.ann.runCommand('ask')).messages).pingedIds).toEqual([annOf(emulator)]);
  });

  test('reaches the author of the replied-to message, unless excluded', async () => {
    const emulator = await startEmulator();
    const { id } = emulator.ann.sendMessage(`${mention(emulator)} who?`);
    const reference = { message_reference: { message_id: id } };
    const path = `/channels/${emulator.generalChannelId}/messages`;
    await emulator.call('POST', path, { content: 'Answer.', ...reference });
    await emulator.call('POST', path, { content: 'Answer.', ...reference, allowed_mentions: { parse: [] } });
    expect(emulator.ann.messages().map(({ pingedIds }) => pingedIds)).toEqual([
      [emulator.discord.applicationId],
      [annOf(emulator)],
      [],
    ]);
  });

  test('is not caused by mentions in code', async () => {
    const emulator = await startEmulator();
    await send(emulator, `\`<@${annOf(emulator)}>\` \`\`\`@everyone\`\`\``);
    expect(expectOne(emulator.ann.messages()).pingedIds).toEqual([]);
  });
});

describe('A reply to a deleted message', () => {
  test.for([
    ['fails if it must not be so', undefined, 400],
    ['is a plain message if it may', false, 200],
  ] as const)('%s', async ([, fail_if_not_exists, status]) => {
    const emulator = await startEmulator();
    const { id } = emulator.ann.sendMessage('who?');
    emulator.discord.deleteMessage(emulator.generalChannelId, id);
    const body = { content: 'Answer.', message_reference: { message_id: id, fail_if_not_exists } };
    expect(await emulator.call('POST', `/channels/${emulator.generalChannelId}/messages`, body)).toMatchObject({
      status,
    });
  });

  test('has null in its place after a later deletion', async () => {
    const emulator = await startEmulator();
    const { id } = emulator.ann.sendMessage('who?');
    const path = `/channels/${emulator.generalChannelId}/messages`;
    await emulator.call('POST', path, { content: 'Answer.', message_reference: { message_id: id } });
    emulator.discord.deleteMessage(emulator.generalChannelId, id);
    const [answer] = emulator.ann.messages();
    expect(await emulator.call('GET', `${path}/${answer?.id}`)).toMatchObject({ body: { referenced_message: null } });
  });
});

describe('The bot', () => {
  test('edits and deletes its own messages, and receives the events', async () => {
    const emulator = await startEmulator();
    const message = await send(emulator, 'One.');
    const changed = new Promise((resolve) =>
      emulator.client.once(Events.MessageUpdate, (_, after) => resolve(after.content)),
    );
    await message.edit('Two.');
    expect(await changed).toBe('Two.');
    const deleted = new Promise((resolve) => emulator.client.once(Events.MessageDelete, ({ id }) => resolve(id)));
    await message.delete();
    expect(await deleted).toBe(message.id);
    expect(emulator.ann.messages()).toEqual([]);
  });

  test('cannot edit or delete messages of others', async () => {
    const emulator = await startEmulator();
    const path = `/channels/${emulator.generalChannelId}/messages/${emulator.ann.sendMessage('Mine.').id}`;
    expect(await emulator.call('PATCH', path, { content: 'x' })).toMatchObject({ status: 403, body: { code: 50005 } });
    expect(await emulator.call('DELETE', path)).toMatchObject({ status: 403, body: { code: 50013 } });
  });

  test.for<readonly [path: (emulator: RunningEmulator) => string, code: number]>([
    [() => '/channels/1', 10003],
    [() => '/channels/1/messages', 10003],
    [({ generalChannelId }) => `/channels/${generalChannelId}/messages/1`, 10008],
    [() => '/guilds/1', 10004],
    [({ discord }) => `/guilds/${discord.servers[0]?.id}/members/1`, 10007],
    [() => '/users/1', 10013],
  ])('gets the error code of each missing object: %s', async ([path, code]) => {
    const emulator = await startEmulator();
    expect(await emulator.call('GET', path(emulator))).toMatchObject({ status: 404, body: { code } });
  });

  test('can show that it is typing', async () => {
    const emulator = await startEmulator();
    const typing = emulator.discord.next('typing');
    await emulator.call('POST', `/channels/${emulator.generalChannelId}/typing`);
    expect(await typing).toEqual({ channelId: emulator.generalChannelId, userId: emulator.discord.applicationId });
  });

  test('does not post twice with one enforced nonce', async () => {
    const emulator = await startEmulator();
    const body = { content: 'Once.', nonce: '1', enforce_nonce: true };
    const path = `/channels/${emulator.generalChannelId}/messages`;
    const [first, second] = [await emulator.call('POST', path, body), await emulator.call('POST', path, body)];
    expect(second).toEqual(first);
    expect(emulator.ann.messages()).toHaveLength(1);
  });
});

describe('A page of messages', () => {
  test.for<readonly [query: string, contents: string[]]>([
    ['', ['5', '4', '3', '2', '1']],
    ['limit=2', ['5', '4']],
    ['limit=2&before=3', ['2', '1']],
    ['limit=2&after=3', ['5', '4']],
    ['limit=3&around=3', ['4', '3', '2']],
  ])('requested with "%s" has the newest first', async ([query, contents]) => {
    const { discord, generalChannelId, call: plain } = await startEmulator();
    const ids: string[] = [];
    for (const content of ['1', '2', '3', '4', '5']) {
      const sent = await plain('POST', `/channels/${generalChannelId}/messages`, { content });
      ids.push(JSON.parse(JSON.stringify(sent.body)).id);
    }
    const filled = query.replace(/(before|after|around)=(\d)/, (_, name, index) => `${name}=${ids[index - 1]}`);
    const page = await callApi(discord, 'GET', `/channels/${generalChannelId}/messages?${filled}`);
    expect(page.body).toMatchObject(contents.map((content) => ({ content })));
  });

  test.for([['limit=101'], ['limit=x'], ['before=x']])('is refused with "%s"', async ([query]) => {
    const emulator = await startEmulator();
    const page = await emulator.call('GET', `/channels/${emulator.generalChannelId}/messages?${query}`);
    expect(page).toMatchObject({ status: 400, body: { code: 50035 } });
  });
});

describe('A user', () => {
  test('is the same for the same name, and has one role', async () => {
    const { discord } = await startEmulator();
    expect(discord.user('member', 'Ann')).toBe(discord.user('member', 'Ann'));
    expect(() => discord.user('moderator', 'Ann')).toThrow('is a member here');
  });

  test.for([
    ['nothing', '  '],
    ['more than 2000 characters', 'x'.repeat(2001)],
  ] as const)('cannot say %s', async ([, words]) => {
    const emulator = await startEmulator();
    expect(() => emulator.ann.sendMessage(words)).toThrow('A message');
  });
});

function annOf({ discord }: RunningEmulator): string {
  return discord.user('member', 'Ann').id;
}

async function send(emulator: RunningEmulator, content: string): Promise<Message> {
  const channel = await emulator.client.channels.fetch(emulator.generalChannelId);
  if (!channel?.isSendable()) throw new Error('There is no channel to send to.');
  return channel.send(content);
}
