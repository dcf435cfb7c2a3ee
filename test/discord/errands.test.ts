import { REST, Routes, SnowflakeUtil } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openShift } from '../../src/answering/shift.ts';
import { type ErrandRest, runErrand } from '../../src/discord/errands.ts';
import { openErrandRunner } from '../../src/discord/outbox.ts';
import {
  type DiscordEmulator,
  openDiscordEmulator,
  type RestExchange,
  type VisibleMessage,
} from '../../src/emulator/emulator.ts';
import type { Errand, OutboxWork } from '../../src/moderation/moderation.ts';
import { drawMessage } from '../../src/rendering/message.ts';
import { brief, briefFact } from './brief-knowledge.ts';
import { expectManners } from './manners.ts';

type Room = {
  readonly discord: DiscordEmulator;
  readonly rest: REST;
  readonly channel: string;
  /** A message of the bot's. */
  readonly message: string;
  readonly exchanges: readonly RestExchange[];
  messages(): readonly VisibleMessage[];
};

/** A Discord, the line to it, and a message that has to be corrected. */
async function openRoom(): Promise<Room> {
  const exchanges: RestExchange[] = [];
  const seen: VisibleMessage[] = [];
  const discord = await openDiscordEmulator({ onExchange: (exchange) => exchanges.push(exchange) });
  for (const event of ['message', 'edit'] as const) discord.on(event, (message) => seen.push(message));
  onTestFinished(async () => {
    await discord.close();
    expectManners({ discord, seen, exchanges, log: [] });
  });
  const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
  const [channel = ''] = discord.servers.flatMap(({ channels }) => channels.map(({ id }) => id));
  const reader = discord.user('member', 'Ann').inChannel(channel);
  const post: Errand = { ...logLine, channel };
  await runErrand(rest, post);
  const [{ id: message } = { id: '' }] = reader.messages();
  exchanges.length = 0;
  return { discord, rest, channel, message, exchanges, messages: reader.messages };
}

const at = new Date('2026-11-23T14:05:00Z');
const logLine: Errand = {
  id: 1,
  channel: '',
  message: undefined,
  reply: { kind: 'log-line', at, by: undefined, action: 'upload', detail: 'revision 3 in force' },
  nonce: '1-1',
  planned: new Date(0),
  again: false,
};

function correctionOf({ channel, message }: Pick<Room, 'channel' | 'message'>): Errand {
  const now = openShift(brief).answerer.tell(briefFact('when-entered'));
  if (now.kind === 'withheld') throw new Error('Nothing is withheld.');
  const reply = {
    kind: 'corrected' as const,
    at,
    corrections: [{ what: 'changed' as const, before: 'Then.' }] as const,
    now,
  };
  return { id: 2, channel, message, reply, nonce: '2-1', planned: new Date(0), again: false };
}

function requests({ exchanges }: Room): string[] {
  return exchanges.map(({ method, path }) => `${method} ${path.replace(/\d{5,}/g, '#').replace(/\?.*/, '')}`);
}

const edit = { method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/ };
const posting = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
const reading = { method: 'GET', path: /^\/channels\/\d+\/messages/ };
const refused = (code: number, status = 403) => ({ status, body: { code, message: 'No' } });

describe('A correction', () => {
  test('is one request', async () => {
    const room = await openRoom();
    expect(await runErrand(room.rest, correctionOf(room))).toEqual({ kind: 'done' });
    expect(requests(room)).toEqual(['PATCH /channels/#/messages/#']);
    expect(room.messages().map(({ content }) => content)).toEqual([expect.stringContaining('Corrected')]);
  });

  test('that may have been made is looked at first, and not made again', async () => {
    const room = await openRoom();
    const errand = correctionOf(room);
    await runErrand(room.rest, errand);
    const editedAt = room.messages().map((message) => message.editedAt);
    expect(await runErrand(room.rest, { ...errand, again: true })).toEqual({ kind: 'done' });
    expect(requests(room).slice(1)).toEqual(['GET /channels/#/messages/#']);
    expect(room.messages().map((message) => message.editedAt)).toEqual(editedAt);
  });

  test('that may have been made and was not is made', async () => {
    const room = await openRoom();
    await runErrand(room.rest, { ...correctionOf(room), again: true });
    expect(requests(room)).toEqual(['GET /channels/#/messages/#', 'PATCH /channels/#/messages/#']);
  });

  test.for([50001, 50005, 50013, 50083])('that Discord refuses with %i is a reply to the message', async (code) => {
    const room = await openRoom();
    room.discord.failNext(edit, refused(code));
    const outcome = await runErrand(room.rest, correctionOf(room));
    const [, reply] = room.messages();
    expect(reply).toMatchObject({ repliedMessageId: room.message, content: expect.stringContaining('Corrected') });
    expect(outcome).toEqual({ kind: 'done', posted: reply?.id });
  });

  test('that was a reply is not posted twice, though Discord has forgotten the nonce', async () => {
    const room = await openRoom();
    const errand = correctionOf(room);
    room.discord.failNext(edit, { ...refused(50005), times: 2 });
    const first = await runErrand(room.rest, errand);
    expect(await runErrand(room.rest, { ...errand, nonce: 'forgotten', again: true })).toEqual(first);
    expect(room.messages()).toHaveLength(2);
  });

  test('that was a reply of an earlier state is drawn anew', async () => {
    const room = await openRoom();
    const errand = correctionOf(room);
    room.discord.failNext(edit, { ...refused(50005), times: 2 });
    await runErrand(room.rest, { ...errand, reply: { ...errand.reply, at: new Date(0) } });
    await runErrand(room.rest, { ...errand, again: true });
    expect(room.messages().map(({ content }) => /Corrected [^,]+/.exec(content)?.[0])).toEqual([
      undefined,
      'Corrected 23 November 2026',
    ]);
  });

  test.for([
    ['of a message that was deleted', [[edit, refused(10008, 404)]], 'message-gone'],
    ['of a message that was deleted before it is looked at', [[reading, refused(10008, 404)]], 'message-gone'],
    ['in a channel that is gone', [[edit, refused(10003, 404)]], 'channel-gone'],
    [
      'where the channel is gone by the time of the reply',
      [
        [edit, refused(50001)],
        [posting, refused(10003, 404)],
      ],
      'channel-gone',
    ],
    [
      'where nothing may be written',
      [
        [edit, refused(50001)],
        [posting, refused(50013)],
      ],
      'not-allowed',
    ],
  ] as const)('%s is impossible', async ([, faults, why]) => {
    const room = await openRoom();
    for (const [match, fault] of faults) room.discord.failNext(match, fault);
    const errand = { ...correctionOf(room), again: faults.some(([match]) => match === reading) };
    expect(await runErrand(room.rest, errand)).toMatchObject({ kind: 'impossible', why });
  });

  test.for([
    ['while Discord fails', edit, { status: 500, times: 4 }],
    ['while it can’t be looked at', reading, { status: 502, times: 4 }],
    ['while the line is cut', edit, { connection: 'cut' }],
  ] as const)('is left for later %s', async ([, match, fault]) => {
    const room = await openRoom();
    room.discord.failNext(match, fault);
    expect(await runErrand(room.rest, { ...correctionOf(room), again: true })).toMatchObject({ kind: 'later' });
    expect(await runErrand(room.rest, { ...correctionOf(room), again: true })).toEqual({ kind: 'done' });
  });

  test('waits as long as Discord asks for', async () => {
    const room = await openRoom();
    const headers = { 'retry-after': '0.01', 'x-ratelimit-scope': 'shared' };
    room.discord.failNext(edit, {
      status: 429,
      headers,
      body: { message: 'Slow', retry_after: 0.01, global: false, code: 0 },
    });
    expect(await runErrand(room.rest, correctionOf(room))).toEqual({ kind: 'done' });
  });
});

describe('A post', () => {
  test('that was cut off when it was done stands there once', async () => {
    const room = await openRoom();
    room.discord.failNext(posting, { connection: 'cut-when-done' });
    const errand = { ...logLine, channel: room.channel, nonce: '3-1' };
    const outcome = await runErrand(room.rest, errand);
    if (outcome.kind === 'later') await runErrand(room.rest, { ...errand, again: true });
    expect(room.messages()).toHaveLength(2);
  });

  test('that may have been made is not made again, whatever Discord remembers', async () => {
    const room = await openRoom();
    const errand = { ...logLine, channel: room.channel, again: true };
    await runErrand(room.rest, errand);
    await runErrand(room.rest, { ...errand, nonce: 'forgotten' });
    expect(room.messages()).toHaveLength(1);
  });

  test('in the words of an earlier one is another post, though it may have been made', async () => {
    const room = await openRoom();
    const inAMinute = new Date(Date.now() + 60_000);
    await runErrand(room.rest, { ...logLine, channel: room.channel, nonce: '4-1', planned: inAMinute, again: true });
    expect(room.messages()).toHaveLength(2);
  });

  test('in the words of somebody else, which a bot may read on some servers, is another post', async () => {
    const room = await openRoom();
    const errand = { ...logLine, channel: room.channel, nonce: '5-1', planned: new Date(Date.now() + 60_000) };
    const others = [
      { id: String(SnowflakeUtil.generate({ timestamp: errand.planned })), content: '', author: { id: '7' } },
    ];
    const { content } = drawMessage(errand.reply);
    const rest: ErrandRest = {
      get: async (route, options) =>
        route === Routes.user() ? room.rest.get(route, options) : others.map((one) => ({ ...one, content })),
      patch: (route, options) => room.rest.patch(route, options),
      post: (route, options) => room.rest.post(route, options),
    };
    await runErrand(rest, { ...errand, again: true });
    expect(room.messages()).toHaveLength(2);
  });

  test('where what was written may not be read is made once all the same', async () => {
    const room = await openRoom();
    room.discord.failNext(reading, refused(50001));
    await runErrand(room.rest, { ...logLine, channel: room.channel, again: true });
    expect(room.messages()).toHaveLength(1);
  });

  test.for([
    [10003, 404, 'channel-gone'],
    [50013, 403, 'not-allowed'],
  ] as const)('that Discord refuses with %i is impossible', async ([code, status, why]) => {
    const room = await openRoom();
    room.discord.failNext(posting, refused(code, status));
    const errand = { ...logLine, channel: room.channel, nonce: '3-1' };
    expect(await runErrand(room.rest, errand)).toMatchObject({ kind: 'impossible', why });
  });
});

describe('The runner', () => {
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };

  /** An outbox with these errands, that notes what became of them. */
  function outboxWith(errands: Errand[], noted: string[]): OutboxWork {
    return {
      next: async () => errands[0],
      done: async () => void noted.push(`done ${errands.shift()?.id}`),
      impossible: async (_, why) => void noted.push(`${why} ${errands.shift()?.id}`),
      later: async () => void noted.push(`later ${errands.shift()?.id}`),
      onWork: () => {},
      waiting: async () => errands.length,
    };
  }

  test('does one errand after the other, in order', async () => {
    const room = await openRoom();
    const noted: string[] = [];
    const correction = correctionOf(room);
    const errands = [1, 2, 3].map((id) => ({
      ...correction,
      id,
      reply: { ...correction.reply, at: new Date(id * 60_000) },
    }));
    const runner = openErrandRunner({ rest: room.rest, outbox: outboxWith(errands, noted), pause: 0, log: quiet });
    const last = room.discord.next('edit', ({ content }) => content.includes('00:03 UTC'));
    runner.start();
    await last;
    await runner.close();
    expect(noted.slice(0, 2)).toEqual(['done 1', 'done 2']);
  });

  test('that is closed while Discord is silent is closed at once, and leaves the errand begun', async () => {
    const room = await openRoom();
    const noted: string[] = [];
    room.discord.failNext(edit, { connection: 'silent', times: 2 });
    const runner = openErrandRunner({ rest: room.rest, outbox: outboxWith([correctionOf(room)], noted), log: quiet });
    runner.start();
    await runner.close();
    expect(noted).toEqual([]);
  });

  test('that is closed before it was started does nothing', async () => {
    const room = await openRoom();
    const noted: string[] = [];
    const runner = openErrandRunner({ rest: room.rest, outbox: outboxWith([correctionOf(room)], noted), log: quiet });
    await runner.close();
    expect(noted).toEqual([]);
    expect(requests(room)).toEqual([]);
  });
});
