import { describe, expect, test } from 'vitest';
import type { ChannelClient } from '../../src/emulator/emulator.ts';
import { sampleFact } from './sample-knowledge.ts';
import { replyOf, shareBot, startBot, type TestBot, visibleTextOf } from './start-bot.ts';

const { question, answer } = sampleFact('when-entered');

const sharedBot = shareBot();

/** The bot's messages in a channel, after it has answered everything before. */
async function saidByBot({ nextAnswerTo, mentionBot }: TestBot, participant: ChannelClient): Promise<string[]> {
  const last = participant.sendMessage(mentionBot('what is the weather like'));
  const final = await nextAnswerTo(last);
  return participant
    .messages()
    .filter(({ author, id }) => author.isBot && id !== final.id)
    .map(visibleTextOf);
}

describe('A mention', () => {
  test.for([
    ['before the question', (bot: string) => `<@${bot}> ${question}`],
    ['behind the question', (bot: string) => `${question} <@${bot}>`],
    ['written the old way', (bot: string) => `<@!${bot}>${question}`],
    ['with others beside it', (bot: string) => `<@&1> <:what:2> ${question} <@${bot}> <#3>`],
    ['on a line of its own', (bot: string) => `<@${bot}>\n\n${question}`],
  ] as const)('%s is answered with a reply to it', async ([, wordsFor]) => {
    const { ann, discord, nextAnswerTo } = sharedBot();
    const said = ann.sendMessage(wordsFor(discord.applicationId));
    const message = await nextAnswerTo(said);
    expect(visibleTextOf(message)).toContain(answer);
    expect(message).toMatchObject({ repliedMessageId: said.id, isEphemeral: false });
  });

  test('without a question gets a request for one', async () => {
    const { ann, nextAnswerTo, mentionBot } = sharedBot();
    expect(visibleTextOf(await nextAnswerTo(ann.sendMessage(mentionBot(''))))).toContain(
      'What would you like to know?',
    );
  });

  test('with 2,000 characters is answered', async () => {
    const { ann, nextAnswerTo, mentionBot } = sharedBot();
    const said = ann.sendMessage(mentionBot('where was it '.repeat(200)).slice(0, 2000));
    expect(said.content.length).toBeGreaterThan(1990);
    expect((await nextAnswerTo(said)).content).not.toBe('');
  });

  test('has an answer with the same buttons as a command', async () => {
    const { ann, nextAnswerTo, mentionBot } = sharedBot();
    const message = await nextAnswerTo(ann.sendMessage(mentionBot(question)));
    expect(visibleTextOf(replyOf(await ann.pressButton(message.id, 'In context')))).toContain('cited');
  });

  test('is answered from the knowledge of its server', async () => {
    const { discord, ann, otherChannelId, nextAnswerTo, mentionBot } = await startBot();
    const there = discord.user('member', 'Ann').inChannel(otherChannelId);
    expect((await nextAnswerTo(there.sendMessage(mentionBot(question)))).channelId).toBe(otherChannelId);
    expect(ann.messages()).toEqual([]);
  });
});

describe('A reply to the bot', () => {
  test('is answered if it pings the bot', async () => {
    const { ann, mo, nextAnswerTo } = await startBot();
    const first = replyOf(await ann.runCommand('where'));
    expect(visibleTextOf(await nextAnswerTo(mo.sendMessage(question, { repliedMessageId: first.id })))).toContain(
      answer,
    );
  });

  test('is not answered without a ping: it is for other people', async () => {
    const bot = await startBot();
    const first = replyOf(await bot.ann.runCommand('where'));
    bot.mo.sendMessage(question, { repliedMessageId: first.id, pingsAuthor: false });
    expect(await saidByBot(bot, bot.ann)).toEqual([visibleTextOf(first)]);
  });
});

describe('A direct message', () => {
  test('is answered without a mention, and so is a reply without a ping', async () => {
    const { discord, nextAnswerTo } = await startBot();
    const ann = discord.user('member', 'Ann').inDirectChannel();
    const first = await nextAnswerTo(ann.sendMessage(question));
    expect(visibleTextOf(first)).toContain(answer);
    expect(first.serverId).toBeUndefined();
    const again = await nextAnswerTo(ann.sendMessage(question, { repliedMessageId: first.id, pingsAuthor: false }));
    expect(visibleTextOf(again)).toContain(answer);
    expect(visibleTextOf(replyOf(await ann.pressButton(first.id, 'In context')))).toContain('cited');
  });
});

describe('The bot does not answer', () => {
  test('messages between users', async () => {
    const bot = await startBot();
    const mo = bot.discord.user('moderator', 'Mo');
    const said = bot.ann.sendMessage(question);
    bot.ann.sendMessage(`<@${mo.id}> ${question}`);
    bot.ann.sendMessage(`@everyone ${question}`);
    bot.mo.sendMessage(question, { repliedMessageId: said.id });
    expect(await saidByBot(bot, bot.ann)).toEqual([]);
  });

  test('messages of other bots, even if they mention it', async () => {
    const bot = await startBot();
    const content = bot.mentionBot(question);
    const body = { content, allowed_mentions: { parse: [] }, flags: 4 };
    await bot.requestAsBot('POST', `/channels/${bot.channelId}/messages`, body);
    const spoken = await saidByBot(bot, bot.ann);
    expect(spoken).toEqual([content]);
  });
});

describe('“Answer this”', () => {
  test.for([
    ['a question', question],
    ['a question to somebody else', `<@1> ${question}`],
    ['a question among references', `<@1>${question}</where:2> <:what:3><id:customize> <t:1700000000:R>`],
  ])('in the menu of a message with %s answers it publicly', async ([, words = '']) => {
    const { ann, mo } = sharedBot();
    const message = replyOf(await mo.runMessageCommand('Answer this', ann.sendMessage(words).id));
    expect(visibleTextOf(message)).toContain(answer);
    expect(message.isEphemeral).toBe(false);
  });

  test('on a message without text gets a private explanation', async () => {
    const { discord, channelId, requestAsBot, ann } = sharedBot();
    const posted = discord.next('message');
    const button = { type: 2, style: 5, label: 'Elsewhere', url: 'https://example.org' };
    await requestAsBot('POST', `/channels/${channelId}/messages`, {
      flags: 4,
      components: [{ type: 1, components: [button] }],
    });
    const message = replyOf(await ann.runMessageCommand('Answer this', (await posted).id));
    expect(visibleTextOf(message)).toContain('That message has no text');
    expect(message.isEphemeral).toBe(true);
  });

  test('on a message that contains only a mention explains that there is no text', async () => {
    const { ann, mo } = sharedBot();
    const message = replyOf(await mo.runMessageCommand('Answer this', ann.sendMessage('<@1> <:what:2>').id));
    expect(visibleTextOf(message)).toContain('That message has no text');
  });

  test('works in a direct message', async () => {
    const { discord, nextAnswerTo } = await startBot();
    const ann = discord.user('member', 'Ann').inDirectChannel();
    const said = ann.sendMessage(question);
    await nextAnswerTo(said);
    expect(visibleTextOf(replyOf(await ann.runMessageCommand('Answer this', said.id)))).toContain(answer);
  });
});
