import { describe, expect, test } from 'vitest';
import type { ChannelClient } from '../../src/emulator/emulator.ts';
import { type BotRoom, openBotRoom, replyOf, wordsOf } from './bot-room.ts';
import { briefFact } from './brief-knowledge.ts';

const { question, answer } = briefFact('when-entered');

/** What the bot has said in a channel, when it has answered everything that was said there before. */
async function saidByBot({ answerTo, toBot }: BotRoom, seat: ChannelClient): Promise<string[]> {
  const last = seat.sendMessage(toBot('what is the weather like'));
  const final = await answerTo(last);
  return seat
    .messages()
    .filter(({ author, id }) => author.isBot && id !== final.id)
    .map(wordsOf);
}

describe('A mention', () => {
  test.for([
    ['before the question', (bot: string) => `<@${bot}> ${question}`],
    ['behind the question', (bot: string) => `${question} <@${bot}>`],
    ['written the old way', (bot: string) => `<@!${bot}>${question}`],
    ['with others beside it', (bot: string) => `<@&1> <:what:2> ${question} <@${bot}> <#3>`],
    ['on a line of its own', (bot: string) => `<@${bot}>\n\n${question}`],
  ] as const)('%s is answered with a reply to it', async ([, wordsFor]) => {
    const { ann, discord, answerTo } = await openBotRoom();
    const said = ann.sendMessage(wordsFor(discord.applicationId));
    const message = await answerTo(said);
    expect(wordsOf(message)).toContain(answer);
    expect(message).toMatchObject({ repliedMessageId: said.id, isEphemeral: false });
  });

  test('without a question is asked back', async () => {
    const { ann, answerTo, toBot } = await openBotRoom();
    expect(wordsOf(await answerTo(ann.sendMessage(toBot(''))))).toContain('What would you like to know?');
  });

  test('with 2,000 characters is answered', async () => {
    const { ann, answerTo, toBot } = await openBotRoom();
    const said = ann.sendMessage(toBot('where was it '.repeat(200)).slice(0, 2000));
    expect(said.content.length).toBeGreaterThan(1990);
    expect((await answerTo(said)).content).not.toBe('');
  });

  test('has an answer with the buttons that a command has', async () => {
    const { ann, answerTo, toBot } = await openBotRoom();
    const message = await answerTo(ann.sendMessage(toBot(question)));
    expect(wordsOf(replyOf(await ann.pressButton(message.id, 'In context')))).toContain('the one cited');
  });

  test('is answered on the server where it was said', async () => {
    const { discord, ann, elsewhere, answerTo, toBot } = await openBotRoom();
    const there = discord.user('member', 'Ann').inChannel(elsewhere);
    expect((await answerTo(there.sendMessage(toBot(question)))).channelId).toBe(elsewhere);
    expect(ann.messages()).toEqual([]);
  });
});

describe('A reply to the bot', () => {
  test('that pings it is answered', async () => {
    const { ann, mo, answerTo } = await openBotRoom();
    const first = replyOf(await ann.runCommand('where'));
    expect(wordsOf(await answerTo(mo.sendMessage(question, { repliedMessageId: first.id })))).toContain(answer);
  });

  test('that does not ping it stays between people', async () => {
    const room = await openBotRoom();
    const first = replyOf(await room.ann.runCommand('where'));
    room.mo.sendMessage(question, { repliedMessageId: first.id, pingsAuthor: false });
    expect(await saidByBot(room, room.ann)).toEqual([wordsOf(first)]);
  });
});

describe('A direct message', () => {
  test('is answered without a mention, a reply without a ping too', async () => {
    const { discord, answerTo } = await openBotRoom();
    const ann = discord.user('member', 'Ann').inDirectChannel();
    const first = await answerTo(ann.sendMessage(question));
    expect(wordsOf(first)).toContain(answer);
    expect(first.serverId).toBeUndefined();
    const again = await answerTo(ann.sendMessage(question, { repliedMessageId: first.id, pingsAuthor: false }));
    expect(wordsOf(again)).toContain(answer);
    expect(wordsOf(replyOf(await ann.pressButton(first.id, 'In context')))).toContain('the one cited');
  });
});

describe('The bot stays silent', () => {
  test('on what people say to each other', async () => {
    const room = await openBotRoom();
    const mo = room.discord.user('moderator', 'Mo');
    const said = room.ann.sendMessage(question);
    room.ann.sendMessage(`<@${mo.id}> ${question}`);
    room.ann.sendMessage(`@everyone ${question}`);
    room.mo.sendMessage(question, { repliedMessageId: said.id });
    expect(await saidByBot(room, room.ann)).toEqual([]);
  });

  test('on what bots say, be it to the bot', async () => {
    const room = await openBotRoom();
    const content = room.toBot(question);
    const body = { content, allowed_mentions: { parse: [] }, flags: 4 };
    await room.asOwner('POST', `/channels/${room.general}/messages`, body);
    const spoken = await saidByBot(room, room.ann);
    expect(spoken).toEqual([content]);
  });
});

describe('“Answer this”', () => {
  test.for([
    ['a question', question],
    ['a question to somebody else', `<@1> ${question}`],
    ['a question among references', `<@1>${question}</where:2> <:what:3><id:customize> <t:1700000000:R>`],
  ])('in the menu of a message with %s answers it for all', async ([, words = '']) => {
    const { ann, mo } = await openBotRoom();
    const message = replyOf(await mo.runMessageCommand('Answer this', ann.sendMessage(words).id));
    expect(wordsOf(message)).toContain(answer);
    expect(message.isEphemeral).toBe(false);
  });

  test('on a message without text says so in private', async () => {
    const { discord, general, asOwner, ann } = await openBotRoom();
    const posted = discord.next('message');
    const button = { type: 2, style: 5, label: 'Elsewhere', url: 'https://example.org' };
    await asOwner('POST', `/channels/${general}/messages`, {
      flags: 4,
      components: [{ type: 1, components: [button] }],
    });
    const message = replyOf(await ann.runMessageCommand('Answer this', (await posted).id));
    expect(wordsOf(message)).toContain('There is no text in that message');
    expect(message.isEphemeral).toBe(true);
  });

  test('on a message that only mentions somebody says that there is no text', async () => {
    const { ann, mo } = await openBotRoom();
    const message = replyOf(await mo.runMessageCommand('Answer this', ann.sendMessage('<@1> <:what:2>').id));
    expect(wordsOf(message)).toContain('There is no text in that message');
  });

  test('works in a direct message', async () => {
    const { discord, answerTo } = await openBotRoom();
    const ann = discord.user('member', 'Ann').inDirectChannel();
    const said = ann.sendMessage(question);
    await answerTo(said);
    expect(wordsOf(replyOf(await ann.runMessageCommand('Answer this', said.id)))).toContain(answer);
  });
});
