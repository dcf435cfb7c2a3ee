import { describe, expect, test } from 'vitest';
import { openPace, usualPace } from '../../src/discord/pace.ts';
import type { ChannelClient } from '../../src/emulator/emulator.ts';
import { type BotRoom, openBotRoom, replyOf, wordsOf } from './bot-room.ts';

const question = 'Where did it happen?';
const notice = 'That was a lot at once;';
const anHour = 3600;

/** Mentions the bot as often as said, all in one moment. */
function shower({ toBot }: BotRoom, seat: ChannelClient, times: number): void {
  for (let time = 0; time < times; time += 1) seat.sendMessage(toBot(question));
}

/** Resolves when the bot has been heard as often as said. */
function heard({ discord }: BotRoom, times: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = times;
  discord.on('message', ({ author }) => {
    if (author.isBot) left -= 1;
    if (left === 0) resolve();
  });
  return promise;
}

/** How many answers and notices the bot has sent to a channel. */
function tally(seat: ChannelClient): { answers: number; notices: number } {
  const said = seat.messages().filter(({ author }) => author.isBot);
  const notices = said.filter(({ content }) => content.startsWith(notice)).length;
  return { answers: said.length - notices, notices };
}

describe('Somebody who asks too often', () => {
  test('is answered up to the limit, told so once, and then not answered, while others are', async () => {
    const room = await openBotRoom({ pace: { perPerson: 3, perChannel: 100, seconds: anHour } });
    shower(room, room.ann, 12);
    await room.answerTo(room.mo.sendMessage(room.toBot(question)));
    expect(tally(room.ann)).toEqual({ answers: 3 + 1, notices: 1 });
    shower(room, room.ann, 3);
    await room.answerTo(room.mo.sendMessage(room.toBot(question)));
    expect(tally(room.ann)).toEqual({ answers: 3 + 2, notices: 1 });
  });

  test('is told when to ask again, as Discord shows it to each in their own time', async () => {
    const room = await openBotRoom({ pace: { perPerson: 1, perChannel: 100, seconds: anHour } });
    const told = room.discord.next('message', ({ content }) => content.startsWith(notice));
    const before = Date.now();
    shower(room, room.ann, 2);
    const { content } = await told;
    const again = Number(/ again <t:(\d+):R>$/.exec(content)?.[1]) * 1000;
    expect(again).toBeGreaterThanOrEqual(before + anHour * 1000);
    expect(again).toBeLessThanOrEqual(Date.now() + (anHour + 1) * 1000);
    expect(wordsOf(await told)).toContain('again in 1 hour');
  });

  test('can go on with slash commands', async () => {
    const room = await openBotRoom({ pace: { perPerson: 1, perChannel: 100, seconds: anHour } });
    const told = room.discord.next('message', ({ content }) => content.startsWith(notice));
    shower(room, room.ann, 5);
    expect(wordsOf(await told)).toContain('slash commands still work');
    expect(wordsOf(replyOf(await room.ann.runCommand('where')))).toContain('Walthamstow');
  });

  test('is limited in all channels together', async () => {
    const room = await openBotRoom({ pace: { perPerson: 2, perChannel: 100, seconds: anHour } });
    const ann = room.discord.user('member', 'Ann');
    const seats = [room.ann, ann.inChannel(room.elsewhere), ann.inDirectChannel()];
    const done = heard(room, 3);
    for (const seat of seats) shower(room, seat, 1);
    await done;
    expect(seats.map(tally)).toEqual([
      { answers: 1, notices: 0 },
      { answers: 1, notices: 0 },
      { answers: 0, notices: 1 },
    ]);
  });
});

test('A channel where many ask at once is told so once, and the next channel is none the worse', async () => {
  const room = await openBotRoom({ pace: { perPerson: 100, perChannel: 4, seconds: anHour } });
  const done = heard(room, 6);
  const there = room.discord.user('member', 'Bea').inChannel(room.elsewhere);
  for (const name of ['Bea', 'Cy', 'Dee', 'Fay', 'Gus', 'Hal', 'Ida'])
    shower(room, room.discord.user('member', name).inChannel(room.general), 2);
  shower(room, there, 1);
  await done;
  expect(tally(room.ann)).toEqual({ answers: 4, notices: 1 });
  expect(tally(there)).toEqual({ answers: 1, notices: 0 });
});

test('In a full channel nobody gets a notice of their own, and one person alone does not fill it', async () => {
  const pace = openPace({ perPerson: 2, perChannel: 4, seconds: anHour });
  const verdicts = async (person: string, times: number) => {
    const asked = Array.from({ length: times }, () => pace.ask(person, 'general'));
    return (await Promise.all(asked)).map(({ kind }) => kind).join(' ');
  };
  expect(await verdicts('Ann', 9)).toBe(`answer answer slow-down${' ignore'.repeat(6)}`);
  expect(await verdicts('Bea', 4)).toBe('answer answer slow-down ignore');
  expect(await verdicts('Cy', 4)).toBe('slow-down ignore ignore ignore');
  expect(await verdicts('Dee', 4)).toBe('ignore ignore ignore ignore');
});

test('As it is shipped, five questions of one person in a row are answered', async () => {
  const room = await openBotRoom({ pace: usualPace });
  shower(room, room.ann, 40);
  await room.answerTo(room.mo.sendMessage(room.toBot(question)));
  expect(tally(room.ann)).toEqual({ answers: 5 + 1, notices: 1 });
});
