import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { promisify } from 'node:util';
import { Events, GatewayIntentBits } from 'discord.js';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { type DiscordEmulator, type GatewayFrame, openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { isRecord } from '../../src/emulator/json.ts';
import { reconnectDelayMs, skipDelays } from '../discord/skip-delays.ts';
import {
  callApi,
  connectClient,
  createClient,
  generalChannelIdOf,
  startEmulator,
  unprivilegedIntents,
} from './start-emulator.ts';

/** An emulator without a client, until the end of the test. */
async function openEmulator(options?: Parameters<typeof openDiscordEmulator>[0]): Promise<DiscordEmulator> {
  const discord = await openDiscordEmulator(options);
  onTestFinished(() => discord.close());
  return discord;
}

/** Sends frames to the gateway after its hello, without a client. Resolves with the close code. */
async function closeCodeAfter(discord: DiscordEmulator, ...frames: readonly unknown[]): Promise<unknown> {
  const socket = new WebSocket(gatewayUrlOf(discord));
  await once(socket, 'message');
  for (const frame of frames) socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  const [code] = await once(socket, 'close');
  return code;
}

function gatewayUrlOf({ apiUrl }: DiscordEmulator): string {
  return apiUrl.replace('http', 'ws').replace('/api', '');
}

function identify(token: string, more: object = {}): object {
  return { op: 2, d: { token, intents: 1, properties: {}, ...more } };
}

describe('A client', () => {
  test('connects and receives the application, the servers and the channels', async () => {
    const { client, discord, generalChannelId } = await startEmulator();
    await discord.waitUntilReady();
    expect(client.user.id).toBe(discord.applicationId);
    expect(client.guilds.cache.map(({ id, name }) => ({ id, name }))).toMatchObject([{ name: 'Server 1' }]);
    expect(client.channels.cache.get(generalChannelId)).toMatchObject({ name: 'general' });
  });

  test('is refused with a wrong token', async () => {
    const discord = await openEmulator();
    await expect(createClient(discord).login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' });
  });

  test('is refused with a privileged intent that is not enabled', async () => {
    const discord = await openEmulator();
    const client = createClient(discord, [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]);
    await expect(client.login(discord.token)).rejects.toThrow(/disallowed intents/);
  });

  test('can use a privileged intent that is enabled', async () => {
    const discord = await openEmulator({ allowedIntents: GatewayIntentBits.MessageContent });
    const client = await connectClient(createClient(discord, [GatewayIntentBits.MessageContent]), discord.token);
    await client.destroy();
  });

  test('can have two shards, each with its own servers', async () => {
    const discord = await openEmulator({ serverCount: 4 });
    const client = createClient(discord, unprivilegedIntents, { shards: [0, 1], shardCount: 2 });
    const ready = await connectClient(client, discord.token);
    expect(ready.guilds.cache.size).toBe(4);
    expect(ready.ws.shards.size).toBe(2);
    await client.destroy();
  });

  test('emits events when it connects and disconnects', async () => {
    const discord = await openEmulator();
    const connected = discord.next('ready');
    const client = await connectClient(createClient(discord), discord.token);
    const { sessionId } = await connected;
    const disconnected = discord.next('disconnected');
    await client.destroy();
    expect(await disconnected).toEqual({ sessionId, code: 1000 });
  });
});

describe('The gateway', () => {
  test.for([
    ['a wrong token', 4004, () => [identify('wrong')]],
    ['an intent that is not enabled', 4014, (token) => [identify(token, { intents: 1 << 15 })]],
    ['an intent that does not exist', 4013, (token) => [identify(token, { intents: 1 << 30 })]],
    ['a shard beyond the number of shards', 4010, (token) => [identify(token, { shard: [2, 2] })]],
    ['a second identify', 4005, (token) => [identify(token), identify(token)]],
    ['a resume with a wrong token', 4004, () => [{ op: 6, d: { token: 'wrong', session_id: 'x', seq: 1 } }]],
    ['a presence update before the identify', 4003, () => [{ op: 3, d: {} }]],
    ['an identify without intents', 4002, (token) => [{ op: 2, d: { token, properties: {} } }]],
    ['text that is not JSON', 4002, () => ['{']],
    ['a frame that is too long', 4002, () => [JSON.stringify({ op: 1, d: 'x'.repeat(4096) })]],
    ['an opcode that does not exist', 4001, () => [{ op: 99 }]],
  ] satisfies [string, number, (token: string) => unknown[]][])(
    'closes the connection after %s',
    async ([, code, frames]) => {
      const discord = await openEmulator();
      expect(await closeCodeAfter(discord, ...frames(discord.token))).toBe(code);
    },
  );

  test('answers heartbeats', async () => {
    const discord = await openEmulator();
    const socket = new WebSocket(gatewayUrlOf(discord));
    await once(socket, 'message');
    socket.send(JSON.stringify({ op: 1, d: null }));
    const [data] = await once(socket, 'message');
    expect(JSON.parse(String(data))).toEqual({ op: 11 });
  });

  test('reports unsupported opcodes', async () => {
    const discord = await openEmulator();
    const socket = new WebSocket(gatewayUrlOf(discord));
    await once(socket, 'message');
    socket.send(JSON.stringify({ op: 8, d: {} }));
    socket.send(JSON.stringify({ op: 1, d: null }));
    await once(socket, 'message');
    expect(discord.problems()).toHaveLength(1);
  });
});

describe('A lost connection', () => {
  const payloadsOf = (frames: readonly GatewayFrame[], direction: 'sent' | 'received') =>
    frames.filter((frame) => frame.direction === direction).map(({ payload }) => payload);
  const includesPayload = (payloads: readonly unknown[], expected: object): boolean =>
    payloads.some(
      (payload) => isRecord(payload) && Object.entries(expected).every(([key, value]) => payload[key] === value),
    );

  beforeEach(() => void skipDelays(reconnectDelayMs));

  test.for([
    ['closed with a code that allows it', 'resumable'],
    ['closed after a request to reconnect', 'reconnect'],
  ] as const)('that was %s is resumed, and missed events are sent again', async ([, how]) => {
    const frames: GatewayFrame[] = [];
    const { client, discord, ann } = await startEmulator({ onGateway: (frame) => frames.push(frame) });
    const resumed = once(client, Events.ShardResume);
    const received = new Promise((resolve) => client.on(Events.MessageCreate, ({ content }) => resolve(content)));
    const disconnected = discord.next('disconnected');
    discord.dropGateway(how);
    await disconnected;
    ann.sendMessage(`<@${discord.applicationId}> Are you there?`);
    expect(await received).toContain('Are you there?');
    await resumed;
    expect(includesPayload(payloadsOf(frames, 'received'), { op: 6 })).toBe(true);
    expect(includesPayload(payloadsOf(frames, 'sent'), { t: 'RESUMED' })).toBe(true);
  });

  test('is replaced by a new session if its session is invalid', async () => {
    const frames: GatewayFrame[] = [];
    // The client’s own throttler waits 5 s between two identify payloads.
    const ws = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) };
    const { client, discord } = await startEmulator({
      onGateway: (frame) => frames.push(frame),
      clientOptions: { ws },
    });
    const ready = once(client, Events.ShardReady);
    discord.dropGateway('invalid-session');
    await ready;
    expect(includesPayload(payloadsOf(frames, 'sent'), { op: 9, d: false })).toBe(true);
    expect(payloadsOf(frames, 'received').filter((payload) => isRecord(payload) && payload.op === 2)).toHaveLength(2);
    expect(client.user.id).toBe(discord.applicationId);
  });
});

describe('The emulator', () => {
  test('accepts only its own host names', async () => {
    const { apiUrl } = await openEmulator();
    const response = await new Promise((resolve) => {
      request(`${apiUrl}/v10/gateway`, { headers: { host: 'evil.example' } }, resolve).end();
    });
    expect(response).toMatchObject({ statusCode: 421 });
  });

  test('cannot be started twice on one port', async () => {
    const discord = await openEmulator();
    const port = Number(new URL(discord.apiUrl).port);
    await expect(openDiscordEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('leaves nothing open that keeps a process alive', async () => {
    const script = new URL('./clean-exit.ts', import.meta.url).pathname;
    const { stdout } = await promisify(execFile)(process.execPath, [script]);
    expect(stdout).toBe('closed\n');
  });

  test('requires the token wherever Discord does', async () => {
    const discord = await openEmulator();
    const general = generalChannelIdOf(discord);
    const wrong = { authorization: 'Bot wrong' };
    expect(await callApi(discord, 'GET', '/users/@me', undefined, wrong)).toMatchObject({
      status: 401,
      body: { code: 0 },
    });
    expect(await callApi(discord, 'GET', `/channels/${general}`, undefined, {})).toMatchObject({ status: 401 });
    expect(await callApi(discord, 'GET', '/gateway', undefined, {})).toMatchObject({ status: 200 });
  });
});
