import { Events, GatewayIntentBits, type Message } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDiscord } from '../../src/preview/discord.ts';
import { call, connect, generalOf, INTENTS, makeClient, only, openRoom, type Room } from './room.ts';

/** The next message that the bot hears of. */
const heard = (room: Room): Promise<Message> =>
  new Promise((resolve) => room.client.once(Events.MessageCreate, resolve));
const mention = ({ discord }: Room): string => `<@${discord.applicationId}>`;

describe('What the bot can read of a message', () => {
  test.for<readonly [title: string, say: (room: Room) => unknown, readable: boolean]>([
    ['that mentions it', (room) => room.ann.say(`${mention(room)} who?`), true],
    ['that mentions nobody', (room) => room.ann.say('who?'), false],
    ['that names it in code only', (room) => room.ann.say(`\`${mention(room)}\` who?`), false],
    ['in direct messages', (room) => room.discord.person('member', 'Ann').direct().say('who?'), true],
  ])('%s', async ([, say, readable]) => {
    const room = await openRoom();
    const message = heard(room);
    say(room);
    expect((await message).content.includes('who?')).toBe(readable);
  });

  test.for([
    ['that answers it and pings it', true],
    ['that answers it without a ping', false],
  ] as const)('%s', async ([, ping]) => {
    const room = await openRoom();
    const own = heard(room);
    await send(room, 'Ask me.');
    await own;
    const answer = heard(room);
    room.ann.say('who?', { replyTo: only(room.ann.messages()).id, ping });
    const { content, reference } = await answer;
    expect(content).toBe(ping ? 'who?' : '');
    expect(reference?.messageId).toBe(room.ann.messages()[0]?.id);
  });

  test('is all of it with the intent for it', async () => {
    const discord = await openDiscord({ intentsAllowed: GatewayIntentBits.MessageContent });
    const client = await connect(makeClient(discord, [...INTENTS, GatewayIntentBits.MessageContent]), discord.token);
    onTestFinished(async () => {
      await client.destroy();
      await discord.close();
    });
    const message = new Promise<Message>((resolve) => client.once(Events.MessageCreate, resolve));
    discord.person('member').in(generalOf(discord)).say('who?');
    expect((await message).content).toBe('who?');
  });

  test('is as little where it asks for it', async () => {
    const room = await openRoom();
    const { id } = room.ann.say('who?');
    const channel = await room.client.channels.fetch(room.general);
    if (!channel?.isTextBased()) throw new Error('There is no channel to read.');
    expect((await channel.messages.fetch(id)).content).toBe('');
    expect((await channel.messages.fetch({ limit: 1 })).map(({ content }) => content)).toEqual(['']);
  });

  test('is nothing without the intent for messages', async () => {
    const discord = await openDiscord();
    const client = await connect(makeClient(discord, [GatewayIntentBits.Guilds]), discord.token);
    onTestFinished(async () => {
      await client.destroy();
      await discord.close();
    });
    const messages: Message[] = [];
    client.on(Events.MessageCreate, (message) => messages.push(message));
    const ann = discord.person('member').in(generalOf(discord));
    await client.application.commands.set([{ name: 'ask', description: 'Asks' }]);
    const asked = new Promise((resolve) => client.once(Events.InteractionCreate, resolve));
    ann.say(`<@${discord.applicationId}> who?`);
    void ann.command('ask');
    await asked;
    expect(messages).toEqual([]);
  });
});

describe('A direct message', () => {
  test('is heard and answered', async () => {
    const room = await openRoom();
    room.client.once(Events.MessageCreate, (message) => message.reply(`You said: ${message.content}`));
    const direct = room.discord.person('member', 'Ann').direct();
    const answer = room.discord.next('message', ({ author }) => author.isBot);
    const { id } = direct.say('who?');
    expect(await answer).toMatchObject({ content: 'You said: who?', replyTo: id, serverId: undefined });
    expect(direct.messages()).toHaveLength(2);
  });

  test('can be the bot’s first word', async () => {
    const room = await openRoom();
    const ann = room.discord.person('member', 'Ann');
    await (await room.client.users.fetch(ann.id)).send('Hello.');
    expect(only(ann.direct().messages()).content).toBe('Hello.');
  });

  test('is not for people who are not there, nor for others', async () => {
    const room = await openRoom();
    expect(await room.call('POST', '/users/@me/channels', { recipient_id: '1' })).toMatchObject({
      body: { code: 50033 },
    });
    const { channelId } = room.discord.person('member', 'Ann').direct();
    expect(() => room.discord.person('moderator', 'Mo').in(channelId)).toThrow('sees no channel');
  });
});

describe('Who is pinged', () => {
  const allowed: readonly (readonly [title: string, body: object, pings: (room: Room) => string[]])[] = [
    ['everyone who is named, where nothing is said', {}, (room) => [annOf(room), 'everyone']],
    ['nobody, where none may be', { allowed_mentions: { parse: [] } }, () => []],
    ['people alone, where people may be', { allowed_mentions: { parse: ['users'] } }, (room) => [annOf(room)]],
    ['nobody but those listed', { allowed_mentions: { users: ['1'] } }, () => []],
  ];

  test.for(allowed)('is %s', async ([, body, pings]) => {
    const room = await openRoom();
    await room.call('POST', `/channels/${room.general}/messages`, { content: `<@${annOf(room)}> @everyone`, ...body });
    expect(only(room.ann.messages()).pings).toEqual(pings(room));
  });

  test('is people alone in answers to interactions', async () => {
    const room = await openRoom();
    await room.register({ name: 'ask', description: 'Asks' });
    room.onceCommand((command) => command.reply(`<@${annOf(room)}> @everyone`));
    expect(only((await room.ann.command('ask')).messages).pings).toEqual([annOf(room)]);
  });

  test('is whoever is answered, unless that is forbidden', async () => {
    const room = await openRoom();
    const { id } = room.ann.say(`${mention(room)} who?`);
    const reference = { message_reference: { message_id: id } };
    const path = `/channels/${room.general}/messages`;
    await room.call('POST', path, { content: 'Answer.', ...reference });
    await room.call('POST', path, { content: 'Answer.', ...reference, allowed_mentions: { parse: [] } });
    expect(room.ann.messages().map(({ pings }) => pings)).toEqual([[room.discord.applicationId], [annOf(room)], []]);
  });

  test('is not asked of code, where mentions are only words', async () => {
    const room = await openRoom();
    await send(room, `\`<@${annOf(room)}>\` \`\`\`@everyone\`\`\``);
    expect(only(room.ann.messages()).pings).toEqual([]);
  });
});

describe('An answer to a message that is gone', () => {
  test.for([
    ['fails if it must not be so', undefined, 400],
    ['is a plain message if it may', false, 200],
  ] as const)('%s', async ([, fail_if_not_exists, status]) => {
    const room = await openRoom();
    const { id } = room.ann.say('who?');
    room.discord.deleteMessage(room.general, id);
    const body = { content: 'Answer.', message_reference: { message_id: id, fail_if_not_exists } };
    expect(await room.call('POST', `/channels/${room.general}/messages`, body)).toMatchObject({ status });
  });

  test('has null in its place, if it goes later', async () => {
    const room = await openRoom();
    const { id } = room.ann.say('who?');
    const path = `/channels/${room.general}/messages`;
    await room.call('POST', path, { content: 'Answer.', message_reference: { message_id: id } });
    room.discord.deleteMessage(room.general, id);
    const [answer] = room.ann.messages();
    expect(await room.call('GET', `${path}/${answer?.id}`)).toMatchObject({ body: { referenced_message: null } });
  });
});

describe('The bot', () => {
  test('changes and deletes its own messages, and hears of it', async () => {
    const room = await openRoom();
    const message = await send(room, 'One.');
    const changed = new Promise((resolve) =>
      room.client.once(Events.MessageUpdate, (_, after) => resolve(after.content)),
    );
    await message.edit('Two.');
    expect(await changed).toBe('Two.');
    const deleted = new Promise((resolve) => room.client.once(Events.MessageDelete, ({ id }) => resolve(id)));
    await message.delete();
    expect(await deleted).toBe(message.id);
    expect(room.ann.messages()).toEqual([]);
  });

  test('does not change or delete those of others', async () => {
    const room = await openRoom();
    const path = `/channels/${room.general}/messages/${room.ann.say('Mine.').id}`;
    expect(await room.call('PATCH', path, { content: 'x' })).toMatchObject({ status: 403, body: { code: 50005 } });
    expect(await room.call('DELETE', path)).toMatchObject({ status: 403, body: { code: 50013 } });
  });

  test.for<readonly [path: (room: Room) => string, code: number]>([
    [() => '/channels/1', 10003],
    [() => '/channels/1/messages', 10003],
    [({ general }) => `/channels/${general}/messages/1`, 10008],
    [() => '/guilds/1', 10004],
    [({ discord }) => `/guilds/${discord.servers[0]?.id}/members/1`, 10007],
    [() => '/users/1', 10013],
  ])('is told that a thing is not there with its code: %s', async ([path, code]) => {
    const room = await openRoom();
    expect(await room.call('GET', path(room))).toMatchObject({ status: 404, body: { code } });
  });

  test('is seen to type', async () => {
    const room = await openRoom();
    const typing = room.discord.next('typing');
    await room.call('POST', `/channels/${room.general}/typing`);
    expect(await typing).toEqual({ channelId: room.general, userId: room.discord.applicationId });
  });

  test('does not post twice with one nonce, if it says so', async () => {
    const room = await openRoom();
    const body = { content: 'Once.', nonce: '1', enforce_nonce: true };
    const path = `/channels/${room.general}/messages`;
    const [first, second] = [await room.call('POST', path, body), await room.call('POST', path, body)];
    expect(second).toEqual(first);
    expect(room.ann.messages()).toHaveLength(1);
  });
});

describe('A page of messages', () => {
  test.for<readonly [query: string, contents: string[]]>([
    ['', ['5', '4', '3', '2', '1']],
    ['limit=2', ['5', '4']],
    ['limit=2&before=3', ['2', '1']],
    ['limit=2&after=3', ['5', '4']],
    ['limit=3&around=3', ['4', '3', '2']],
  ])('asked for with "%s" has the newest first', async ([query, contents]) => {
    const { discord, general, call: plain } = await openRoom();
    const ids: string[] = [];
    for (const content of ['1', '2', '3', '4', '5']) {
      const sent = await plain('POST', `/channels/${general}/messages`, { content });
      ids.push(JSON.parse(JSON.stringify(sent.body)).id);
    }
    const filled = query.replace(/(before|after|around)=(\d)/, (_, name, index) => `${name}=${ids[index - 1]}`);
    const page = await call(discord, 'GET', `/channels/${general}/messages?${filled}`);
    expect(page.body).toMatchObject(contents.map((content) => ({ content })));
  });

  test.for([['limit=101'], ['limit=x'], ['before=x']])('is refused with "%s"', async ([query]) => {
    const room = await openRoom();
    const page = await room.call('GET', `/channels/${room.general}/messages?${query}`);
    expect(page).toMatchObject({ status: 400, body: { code: 50035 } });
  });
});

describe('A person', () => {
  test('is the same under the same name, and has one role', async () => {
    const { discord } = await openRoom();
    expect(discord.person('member', 'Ann')).toBe(discord.person('member', 'Ann'));
    expect(() => discord.person('moderator', 'Ann')).toThrow('is a member here');
  });

  test.for([
    ['nothing', '  '],
    ['more than 2000 characters', 'x'.repeat(2001)],
  ] as const)('cannot say %s', async ([, words]) => {
    const room = await openRoom();
    expect(() => room.ann.say(words)).toThrow('A message');
  });
});

function annOf({ discord }: Room): string {
  return discord.person('member', 'Ann').id;
}

async function send(room: Room, content: string): Promise<Message> {
  const channel = await room.client.channels.fetch(room.general);
  if (!channel?.isSendable()) throw new Error('There is no channel to send to.');
  return channel.send(content);
}
