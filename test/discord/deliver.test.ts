import { REST, Routes, SnowflakeUtil } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { type DeliveryRest, deliver } from '../../src/discord/deliver.ts';
import { toDiscordMessage } from '../../src/discord/discord-message.ts';
import { createOutboxWorker } from '../../src/discord/outbox-worker.ts';
import {
  type DiscordEmulator,
  openDiscordEmulator,
  type RestExchange,
  type VisibleMessage,
} from '../../src/emulator/emulator.ts';
import type { Delivery, OutboxQueue } from '../../src/moderation/moderation.ts';
import { expectCleanRun } from './expect-clean-run.ts';
import { sampleFact, sampleKnowledge } from './sample-knowledge.ts';

type DeliverySetup = {
  readonly discord: DiscordEmulator;
  readonly rest: REST;
  readonly channelId: string;
  /** A message that the bot sent. */
  readonly messageId: string;
  readonly exchanges: readonly RestExchange[];
  messages(): readonly VisibleMessage[];
};

/** A local Discord, a REST client, and a message to correct. */
async function startDelivery(): Promise<DeliverySetup> {
  const exchanges: RestExchange[] = [];
  const seen: VisibleMessage[] = [];
  const discord = await openDiscordEmulator({ onExchange: (exchange) => exchanges.push(exchange) });
  for (const event of ['message', 'edit'] as const) discord.on(event, (message) => seen.push(message));
  onTestFinished(async () => {
    await discord.close();
    expectCleanRun({ discord, seenMessages: seen, exchanges, log: [] });
  });
  const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
  const [channel = ''] = discord.servers.flatMap(({ channels }) => channels.map(({ id }) => id));
  const reader = discord.user('member', 'Ann').inChannel(channel);
  const post: Delivery = { ...auditDelivery, channelId: channel };
  await deliver(rest, post);
  const [{ id: message } = { id: '' }] = reader.messages();
  exchanges.length = 0;
  return { discord, rest, channelId: channel, messageId: message, exchanges, messages: reader.messages };
}

const at = new Date('2026-11-23T14:05:00Z');
const auditDelivery: Delivery = {
  id: 1,
  channelId: '',
  messageId: undefined,
  reply: {
    kind: 'audit-entry',
    createdAt: at,
    moderatorId: undefined,
    action: 'upload',
    detail: 'revision 3 published',
  },
  nonce: '1-1',
  plannedAt: new Date(0),
  isRetry: false,
};

function createCorrection({ channelId, messageId }: Pick<DeliverySetup, 'channelId' | 'messageId'>): Delivery {
  const now = createSnapshot(sampleKnowledge).answerer.answerEntry(sampleFact('when-entered'));
  if (now.kind === 'withheld') throw new Error('Nothing is withheld.');
  const reply = {
    kind: 'corrected' as const,
    createdAt: at,
    reason: { changeKind: 'update' as const, note: '' },
    corrections: [{ change: 'changed' as const, previousText: 'Then.' }] as const,
    current: now,
  };
  return { id: 2, channelId, messageId, reply, nonce: '2-1', plannedAt: new Date(0), isRetry: false };
}

function requests({ exchanges }: DeliverySetup): string[] {
  return exchanges.map(({ method, path }) => `${method} ${path.replace(/\d{5,}/g, '#').replace(/\?.*/, '')}`);
}

const editRequest = { method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/ };
const postRequest = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
const readRequest = { method: 'GET', path: /^\/channels\/\d+\/messages/ };
const refusal = (code: number, status = 403) => ({ status, body: { code, message: 'No' } });

describe('A correction', () => {
  test('is one request', async () => {
    const setup = await startDelivery();
    expect(await deliver(setup.rest, createCorrection(setup))).toEqual({ kind: 'delivered' });
    expect(requests(setup)).toEqual(['PATCH /channels/#/messages/#']);
    expect(setup.messages().map(({ content }) => content)).toEqual([expect.stringContaining('Updated')]);
  });

  test('that may have been made is checked first, and not repeated', async () => {
    const setup = await startDelivery();
    const delivery = createCorrection(setup);
    await deliver(setup.rest, delivery);
    const editedAt = setup.messages().map((message) => message.editedAt);
    expect(await deliver(setup.rest, { ...delivery, isRetry: true })).toEqual({ kind: 'delivered' });
    expect(requests(setup).slice(1)).toEqual(['GET /channels/#/messages/#']);
    expect(setup.messages().map((message) => message.editedAt)).toEqual(editedAt);
  });

  test('that may have been made but was not is made', async () => {
    const setup = await startDelivery();
    await deliver(setup.rest, { ...createCorrection(setup), isRetry: true });
    expect(requests(setup)).toEqual(['GET /channels/#/messages/#', 'PATCH /channels/#/messages/#']);
  });

  test.for([50001, 50005, 50013, 50083])(
    'that Discord refuses with %i becomes a reply to the message',
    async (code) => {
      const setup = await startDelivery();
      setup.discord.failNext(editRequest, refusal(code));
      const result = await deliver(setup.rest, createCorrection(setup));
      const [, reply] = setup.messages();
      expect(reply).toMatchObject({ repliedMessageId: setup.messageId, content: expect.stringContaining('Updated') });
      expect(result).toEqual({ kind: 'delivered', postedMessageId: reply?.id });
    },
  );

  test('that was a reply is not posted twice, even if Discord no longer knows the nonce', async () => {
    const setup = await startDelivery();
    const delivery = createCorrection(setup);
    setup.discord.failNext(editRequest, { ...refusal(50005), times: 2 });
    const first = await deliver(setup.rest, delivery);
    expect(await deliver(setup.rest, { ...delivery, nonce: 'forgotten', isRetry: true })).toEqual(first);
    expect(setup.messages()).toHaveLength(2);
  });

  test('that was a reply with an earlier revision is rendered again', async () => {
    const setup = await startDelivery();
    const delivery = createCorrection(setup);
    setup.discord.failNext(editRequest, { ...refusal(50005), times: 2 });
    await deliver(setup.rest, { ...delivery, reply: { ...delivery.reply, createdAt: new Date(0) } });
    await deliver(setup.rest, { ...delivery, isRetry: true });
    expect(setup.messages().map(({ content }) => /Updated [^,]+/.exec(content)?.[0])).toEqual([
      undefined,
      'Updated 23 November 2026',
    ]);
  });

  test.for([
    ['of a deleted message', [[editRequest, refusal(10008, 404)]], 'message-gone'],
    ['of a message that was deleted before the check', [[readRequest, refusal(10008, 404)]], 'message-gone'],
    ['in a deleted channel', [[editRequest, refusal(10003, 404)]], 'channel-gone'],
    [
      'with a channel that is deleted before the reply',
      [
        [editRequest, refusal(50001)],
        [postRequest, refusal(10003, 404)],
      ],
      'channel-gone',
    ],
    [
      'without permission to write',
      [
        [editRequest, refusal(50001)],
        [postRequest, refusal(50013)],
      ],
      'not-allowed',
    ],
  ] as const)('%s fails permanently', async ([, faults, why]) => {
    const setup = await startDelivery();
    for (const [match, fault] of faults) setup.discord.failNext(match, fault);
    const delivery = { ...createCorrection(setup), isRetry: faults.some(([match]) => match === readRequest) };
    expect(await deliver(setup.rest, delivery)).toMatchObject({ kind: 'failed', failure: why });
  });

  test.for([
    ['while Discord returns errors', editRequest, { status: 500, times: 4 }],
    ['while the message cannot be checked', readRequest, { status: 502, times: 4 }],
    ['while the connection is interrupted', editRequest, { connection: 'cut' }],
  ] as const)('is retried later %s', async ([, match, fault]) => {
    const setup = await startDelivery();
    setup.discord.failNext(match, fault);
    expect(await deliver(setup.rest, { ...createCorrection(setup), isRetry: true })).toMatchObject({ kind: 'retry' });
    expect(await deliver(setup.rest, { ...createCorrection(setup), isRetry: true })).toEqual({ kind: 'delivered' });
  });

  test('waits as long as Discord’s rate limit requires', async () => {
    const setup = await startDelivery();
    const headers = { 'retry-after': '0.01', 'x-ratelimit-scope': 'shared' };
    setup.discord.failNext(editRequest, {
      status: 429,
      headers,
      body: { message: 'Slow', retry_after: 0.01, global: false, code: 0 },
    });
    expect(await deliver(setup.rest, createCorrection(setup))).toEqual({ kind: 'delivered' });
  });
});

describe('A post', () => {
  test('that was interrupted after it succeeded is in the channel once', async () => {
    const setup = await startDelivery();
    setup.discord.failNext(postRequest, { connection: 'cut-when-done' });
    const delivery = { ...auditDelivery, channelId: setup.channelId, nonce: '3-1' };
    const result = await deliver(setup.rest, delivery);
    if (result.kind === 'retry') await deliver(setup.rest, { ...delivery, isRetry: true });
    expect(setup.messages()).toHaveLength(2);
  });

  test('that may have been sent is not sent again, even without the nonce', async () => {
    const setup = await startDelivery();
    const delivery = { ...auditDelivery, channelId: setup.channelId, isRetry: true };
    await deliver(setup.rest, delivery);
    await deliver(setup.rest, { ...delivery, nonce: 'forgotten' });
    expect(setup.messages()).toHaveLength(1);
  });

  test('with the same text as an earlier post is another post, even if it may have been sent', async () => {
    const setup = await startDelivery();
    const inAMinute = new Date(Date.now() + 60_000);
    await deliver(setup.rest, {
      ...auditDelivery,
      channelId: setup.channelId,
      nonce: '4-1',
      plannedAt: inAMinute,
      isRetry: true,
    });
    expect(setup.messages()).toHaveLength(2);
  });

  test('with the same text as a message of another user is another post', async () => {
    const setup = await startDelivery();
    const delivery = {
      ...auditDelivery,
      channelId: setup.channelId,
      nonce: '5-1',
      plannedAt: new Date(Date.now() + 60_000),
    };
    const others = [
      { id: String(SnowflakeUtil.generate({ timestamp: delivery.plannedAt })), content: '', author: { id: '7' } },
    ];
    const { content } = toDiscordMessage(delivery.reply);
    const rest: DeliveryRest = {
      get: async (route, options) =>
        route === Routes.user() ? setup.rest.get(route, options) : others.map((one) => ({ ...one, content })),
      patch: (route, options) => setup.rest.patch(route, options),
      post: (route, options) => setup.rest.post(route, options),
    };
    await deliver(rest, { ...delivery, isRetry: true });
    expect(setup.messages()).toHaveLength(2);
  });

  test('is sent once even without permission to read the channel', async () => {
    const setup = await startDelivery();
    setup.discord.failNext(readRequest, refusal(50001));
    await deliver(setup.rest, { ...auditDelivery, channelId: setup.channelId, isRetry: true });
    expect(setup.messages()).toHaveLength(1);
  });

  test.for([
    [10003, 404, 'channel-gone'],
    [50013, 403, 'not-allowed'],
  ] as const)('that Discord refuses with %i fails permanently', async ([code, status, why]) => {
    const setup = await startDelivery();
    setup.discord.failNext(postRequest, refusal(code, status));
    const delivery = { ...auditDelivery, channelId: setup.channelId, nonce: '3-1' };
    expect(await deliver(setup.rest, delivery)).toMatchObject({ kind: 'failed', failure: why });
  });
});

describe('The runner', () => {
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };

  /** An outbox with these deliveries that records their results. */
  function outboxWith(deliveries: Delivery[], results: string[]): OutboxQueue {
    const remove = (id: number, result: string) => {
      deliveries.splice(
        deliveries.findIndex((delivery) => delivery.id === id),
        1,
      );
      results.push(`${result} ${id}`);
    };
    return {
      claim: async (paused = []) => deliveries.find(({ channelId }) => !paused.includes(channelId)),
      complete: async ({ id }) => remove(id, 'done'),
      fail: async ({ id }, why) => remove(id, why),
      retryLater: async ({ id }) => remove(id, 'later'),
      onEnqueue: () => {},
      pendingCount: async () => deliveries.length,
    };
  }

  test('sends one delivery after the other, in order', async () => {
    const setup = await startDelivery();
    const results: string[] = [];
    const correction = createCorrection(setup);
    const deliveries = [1, 2, 3].map((id) => ({
      ...correction,
      id,
      reply: { ...correction.reply, createdAt: new Date(id * 60_000) },
    }));
    const worker = createOutboxWorker({
      rest: setup.rest,
      outbox: outboxWith(deliveries, results),
      intervalMs: 0,
      log: quiet,
    });
    const last = setup.discord.next('edit', ({ content }) => content.includes('00:03 UTC'));
    worker.start();
    await last;
    await worker.close();
    expect(results.slice(0, 2)).toEqual(['done 1', 'done 2']);
  });

  test('goes on with other channels while one had a message just now', async () => {
    const setup = await startDelivery();
    const results: string[] = [];
    const other = setup.discord.addChannel(setup.discord.servers[0]?.id ?? '', 'other').id;
    const post = (id: number, channelId: string) => ({ ...auditDelivery, id, channelId, nonce: `${id}-1` });
    const deliveries = [post(1, setup.channelId), post(2, setup.channelId), post(3, other)];
    const { promise: isDone, resolve: done } = Promise.withResolvers<void>();
    const outbox = outboxWith(deliveries, results);
    const worker = createOutboxWorker({
      rest: setup.rest,
      outbox: {
        ...outbox,
        complete: (delivery) => outbox.complete(delivery).then(() => (delivery.id === 3 ? done() : undefined)),
      },
      intervalMs: 3_600_000,
      log: quiet,
    });
    worker.start();
    await isDone;
    await worker.close();
    expect(results).toEqual(['done 1', 'done 3']);
  });

  test('closes at once while Discord does not respond, and leaves the delivery claimed', async () => {
    const setup = await startDelivery();
    const results: string[] = [];
    setup.discord.failNext(editRequest, { connection: 'silent', times: 2 });
    const worker = createOutboxWorker({
      rest: setup.rest,
      outbox: outboxWith([createCorrection(setup)], results),
      log: quiet,
    });
    worker.start();
    await worker.close();
    expect(results).toEqual([]);
  });

  test('does nothing if it is closed before it starts', async () => {
    const setup = await startDelivery();
    const results: string[] = [];
    const worker = createOutboxWorker({
      rest: setup.rest,
      outbox: outboxWith([createCorrection(setup)], results),
      log: quiet,
    });
    await worker.close();
    expect(results).toEqual([]);
    expect(requests(setup)).toEqual([]);
  });
});
