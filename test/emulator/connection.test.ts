import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { promisify } from 'node:util';
import { Events, GatewayIntentBits } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { type DiscordEmulator, type GatewayFrame, openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { isRecord } from '../../src/emulator/json.ts';
import {
  callApi,
  connectClient,
  createClient,
  generalChannelIdOf,
  startEmulator,
  unprivilegedIntents,
} from './start-emulator.ts';

/** A Discord without a client, for the length of a test. */
async function openEmpty(options?: Parameters<typeof openDiscordEmulator>[0]): Promise<DiscordEmulator> {
  const discord = await openDiscordEmulator(options);
  onTestFinished(() => discord.close());
  return discord;
}

/** Speaks with the gateway by hand, after its greeting; resolves with the code by which it hangs up. */
async function closeCodeAfter(discord: DiscordEmulator, ...frames: readonly unknown[]): Promise<unknown> {
  const socket = new WebSocket(gatewayOf(discord));
  await once(socket, 'message');
  for (const frame of frames) socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  const [code] = await once(socket, 'close');
  return code;
}

function gatewayOf({ apiUrl }: DiscordEmulator): string {
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
    const discord = await openEmpty();
    await expect(createClient(discord).login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' });
  });

  test('is refused with a privileged intent that is not enabled', async () => {
    const discord = await openEmpty();
    const client = createClient(discord, [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]);
    await expect(client.login(discord.token)).rejects.toThrow(/disallowed intents/);
  });

  test('can use a privileged intent that is enabled', async () => {
    const discord = await openEmpty({ allowedIntents: GatewayIntentBits.MessageContent });
    const client = await connectClient(createClient(discord, [GatewayIntentBits.MessageContent]), discord.token);
    await client.destroy();
  });

  test('can have two shards, each with its own servers', async () => {
    const discord = await openEmpty({ serverCount: 4 });
    const client = createClient(discord, unprivilegedIntents, { shards: [0, 1], shardCount: 2 });
    const ready = await connectClient(client, discord.token);
    expect(ready.guilds.cache.size).toBe(4);
    expect(ready.ws.shards.size).toBe(2);
    await client.destroy();
  });

  test('emits events when it connects and disconnects', async () => {
    const discord = await openEmpty();
    const come = discord.next('ready');
    const client = await connectClient(createClient(discord), discord.token);
    const { sessionId } = await come;
    const disconnected = discord.next('disconnected');
    await client.destroy();
    expect(await disconnected).toEqual({ sessionId, code: 1000 });
  });
});

describe('The gateway', () => {
  test.for([
    ['a wrong token', 4004, () => [identify('wrong')]],
    ['an intent that is not switched on', 4014, (token) => [identify(token, { intents: 1 << 15 })]],
    ['an intent that there is not', 4013, (token) => [identify(token, { intents: 1 << 30 })]],
    ['a shard beyond their number', 4010, (token) => [identify(token, { shard: [2, 2] })]],
    ['a second identify', 4005, (token) => [identify(token), identify(token)]],
    ['a resume with a wrong token', 4004, () => [{ op: 6, d: { token: 'wrong', session_id: 'x', seq: 1 } }]],
    ['a presence before the identify', 4003, () => [{ op: 3, d: {} }]],
    ['an identify without intents', 4002, (token) => [{ op: 2, d: { token, properties: {} } }]],
    ['what is not JSON', 4002, () => ['{']],
    ['a frame that is too long', 4002, () => [JSON.stringify({ op: 1, d: 'x'.repeat(4096) })]],
    ['an opcode that there is not', 4001, () => [{ op: 99 }]],
  ] satisfies [string, number, (token: string) => unknown[]][])('hangs up on %s', async ([, code, frames]) => {
    const discord = await openEmpty();
    expect(await closeCodeAfter(discord, ...frames(discord.token))).toBe(code);
  });

  test('answers heartbeats', async () => {
    const discord = await openEmpty();
    const socket = new WebSocket(gatewayOf(discord));
    await once(socket, 'message');
    socket.send(JSON.stringify({ op: 1, d: null }));
    const [data] = await once(socket, 'message');
    expect(JSON.parse(String(data))).toEqual({ op: 11 });
  });

  test('reports unsupported opcodes', async () => {
    const discord = await openEmpty();
    const socket = new WebSocket(gatewayOf(discord));
    await once(socket, 'message');
    socket.send(JSON.stringify({ op: 8, d: {} }));
    socket.send(JSON.stringify({ op: 1, d: null }));
    await once(socket, 'message');
    expect(discord.problems()).toHaveLength(1);
  });
});

describe('A connection that is cut', () => {
  const seen = (frames: readonly GatewayFrame[], direction: 'sent' | 'received') =>
    frames.filter((frame) => frame.direction === direction).map(({ payload }) => payload);
  const has = (payloads: readonly unknown[], wanted: object): boolean =>
    payloads.some(
      (payload) => isRecord(payload) && Object.entries(wanted).every(([key, value]) => payload[key] === value),
    );

  test.for([['resumable'], ['reconnect']] as const)(
    '%s is resumed, and missed events are sent again',
    async ([how]) => {
      const frames: GatewayFrame[] = [];
      const { client, discord, ann } = await startEmulator({ onGateway: (frame) => frames.push(frame) });
      const resumed = once(client, Events.ShardResume);
      const heard = new Promise((resolve) => client.on(Events.MessageCreate, ({ content }) => resolve(content)));
      const disconnected = discord.next('disconnected');
      discord.dropGateway(how);
      await disconnected;
      ann.sendMessage(`<@${discord.applicationId}> Are you there?`);
      expect(await heard).toContain('Are you there?');
      await resumed;
      expect(has(seen(frames, 'received'), { op: 6 })).toBe(true);
      expect(has(seen(frames, 'sent'), { t: 'RESUMED' })).toBe(true);
    },
  );

  test('with an invalid session identifies again', async () => {
    const frames: GatewayFrame[] = [];
    // By itself the client waits 5 s between two identifies.
    const ws = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) };
    const { client, discord } = await startEmulator({
      onGateway: (frame) => frames.push(frame),
      clientOptions: { ws },
    });
    const again = once(client, Events.ShardReady);
    discord.dropGateway('invalid-session');
    await again;
    expect(has(seen(frames, 'sent'), { op: 9, d: false })).toBe(true);
    expect(seen(frames, 'received').filter((payload) => isRecord(payload) && payload.op === 2)).toHaveLength(2);
    expect(client.user.id).toBe(discord.applicationId);
  });
});

describe('The emulator', () => {
  test('accepts only its own host names', async () => {
    const { apiUrl } = await openEmpty();
    const response = await new Promise((resolve) => {
      request(`${apiUrl}/v10/gateway`, { headers: { host: 'evil.example' } }, resolve).end();
    });
    expect(response).toMatchObject({ statusCode: 421 });
  });

  test('cannot be started twice on one port', async () => {
    const discord = await openEmpty();
    const port = Number(new URL(discord.apiUrl).port);
    await expect(openDiscordEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('leaves nothing open that keeps a process alive', async () => {
    const script = new URL('./clean-exit.ts', import.meta.url).pathname;
    const { stdout } = await promisify(execFile)(process.execPath, [script]);
    expect(stdout).toBe('closed\n');
  });

  test('requires the token wherever Discord does', async () => {
    const discord = await openEmpty();
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
