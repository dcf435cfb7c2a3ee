import { describe, expect, test } from 'vitest';
import { createRateLimiter, defaultRateLimits } from '../../src/discord/rate-limiter.ts';
import type { ChannelClient } from '../../src/emulator/emulator.ts';
import { replyOf, startBot, type TestBot, visibleTextOf } from './start-bot.ts';

const question = 'Where did it happen?';
const notice = 'There were too many questions in a short time.';
const hourInSeconds = 3600;

/** Mentions the bot this many times at once. */
function askRepeatedly({ mentionBot }: TestBot, participant: ChannelClient, times: number): void {
  for (let time = 0; time < times; time += 1) participant.sendMessage(mentionBot(question));
}

/** Resolves when the bot has received this many messages. */
function messagesSeen({ discord }: TestBot, times: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = times;
  discord.on('message', ({ author }) => {
    if (author.isBot) left -= 1;
    if (left === 0) resolve();
  });
  return promise;
}

/** The number of answers and notices of the bot in a channel. */
function tally(participant: ChannelClient): { answers: number; notices: number } {
  const said = participant.messages().filter(({ author }) => author.isBot);
  const notices = said.filter(({ content }) => content.startsWith(notice)).length;
  return { answers: said.length - notices, notices };
}

describe('A user who sends too many questions', () => {
  test('is answered up to the limit, gets one notice and then no answer, while others are answered', async () => {
    const bot = await startBot({ rateLimits: { perUser: 3, perChannel: 100, windowSeconds: hourInSeconds } });
    askRepeatedly(bot, bot.ann, 12);
    await bot.nextAnswerTo(bot.mo.sendMessage(bot.mentionBot(question)));
    expect(tally(bot.ann)).toEqual({ answers: 3 + 1, notices: 1 });
    askRepeatedly(bot, bot.ann, 3);
    await bot.nextAnswerTo(bot.mo.sendMessage(bot.mentionBot(question)));
    expect(tally(bot.ann)).toEqual({ answers: 3 + 2, notices: 1 });
  });

  test('gets the time of the next possible question, as Discord displays it in the user’s time zone', async () => {
    const bot = await startBot({ rateLimits: { perUser: 1, perChannel: 100, windowSeconds: hourInSeconds } });
    const told = bot.discord.next('message', ({ content }) => content.startsWith(notice));
    const before = Date.now();
    askRepeatedly(bot, bot.ann, 2);
    const { content } = await told;
    const again = Number(/ again after <t:(\d+):t>\.$/.exec(content)?.[1]) * 1000;
    expect(again).toBeGreaterThanOrEqual(before + hourInSeconds * 1000);
    expect(again).toBeLessThanOrEqual(Date.now() + (hourInSeconds + 60) * 1000);
    expect(visibleTextOf(await told)).toMatch(/again after \d\d:\d\d/);
  });

  test('can still use slash commands', async () => {
    const bot = await startBot({ rateLimits: { perUser: 1, perChannel: 100, windowSeconds: hourInSeconds } });
    const told = bot.discord.next('message', ({ content }) => content.startsWith(notice));
    askRepeatedly(bot, bot.ann, 5);
    expect(visibleTextOf(await told)).toContain('Slash commands still work');
    expect(visibleTextOf(replyOf(await bot.ann.runCommand('where')))).toContain('Walthamstow');
  });

  test('is limited in all channels together', async () => {
    const bot = await startBot({ rateLimits: { perUser: 2, perChannel: 100, windowSeconds: hourInSeconds } });
    const ann = bot.discord.user('member', 'Ann');
    const seats = [bot.ann, ann.inChannel(bot.otherChannelId), ann.inDirectChannel()];
    const done = messagesSeen(bot, 3);
    for (const participant of seats) askRepeatedly(bot, participant, 1);
    await done;
    expect(seats.map(tally)).toEqual([
      { answers: 1, notices: 0 },
      { answers: 1, notices: 0 },
      { answers: 0, notices: 1 },
    ]);
  });
});

test('A channel with too many questions gets one notice, and other channels are not affected', async () => {
  const bot = await startBot({ rateLimits: { perUser: 100, perChannel: 4, windowSeconds: hourInSeconds } });
  const done = messagesSeen(bot, 6);
  const there = bot.discord.user('member', 'Bea').inChannel(bot.otherChannelId);
  for (const name of ['Bea', 'Cy', 'Dee', 'Fay', 'Gus', 'Hal', 'Ida'])
    askRepeatedly(bot, bot.discord.user('member', name).inChannel(bot.channelId), 2);
  askRepeatedly(bot, there, 1);
  await done;
  expect(tally(bot.ann)).toEqual({ answers: 4, notices: 1 });
  expect(tally(there)).toEqual({ answers: 1, notices: 0 });
});

test('In a full channel no user gets a notice of their own, and one user alone does not fill it', async () => {
  const pace = createRateLimiter({ perUser: 2, perChannel: 4, windowSeconds: hourInSeconds });
  const decisions = async (person: string, times: number) => {
    const asked = Array.from({ length: times }, () => pace.check(person, 'general'));
    return (await Promise.all(asked)).map(({ kind }) => kind).join(' ');
  };
  expect(await decisions('Ann', 9)).toBe(`allow allow slow-down${' ignore'.repeat(6)}`);
  expect(await decisions('Bea', 4)).toBe('allow allow slow-down ignore');
  expect(await decisions('Cy', 4)).toBe('slow-down ignore ignore ignore');
  expect(await decisions('Dee', 4)).toBe('ignore ignore ignore ignore');
});

test('By default, five questions of one user in a row are answered', async () => {
  const bot = await startBot({ rateLimits: defaultRateLimits });
  askRepeatedly(bot, bot.ann, 40);
  await bot.nextAnswerTo(bot.mo.sendMessage(bot.mentionBot(question)));
  expect(tally(bot.ann)).toEqual({ answers: 5 + 1, notices: 1 });
});
