import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { DiscordEmulator } from '../../src/emulator/emulator.ts';

/** A TCP port of this machine that nothing listens on. */
export async function findClosedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** The response of Discord's API with this gateway address. */
export function gatewayInfo(url: string): object {
  const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 16 };
  return { url, shards: 1, session_start_limit: limit };
}

/** The address of a gateway that accepts every bot and then closes with this code. */
export async function startClosingGateway(code: number): Promise<string> {
  const { server, url } = await startGateway();
  server.on('connection', (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
    socket.on('message', () => socket.close(code));
  });
  return url;
}

/** A gateway that accepts every bot and then says nothing. `disconnected` resolves when a bot has left again. */
export async function startSilentGateway(): Promise<{ url: string; disconnected: Promise<void> }> {
  const { server, url } = await startGateway();
  const { promise: disconnected, resolve } = Promise.withResolvers<void>();
  server.on('connection', (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
    socket.on('message', () =>
      socket.send(JSON.stringify({ op: 0, t: 'READY', s: 1, d: readyWithPendingServer(url) })),
    );
    socket.on('close', () => resolve());
  });
  return { url, disconnected };
}

/** A READY event after which a client waits for its server. */
function readyWithPendingServer(url: string): object {
  const user = { id: '1', username: 'On Record', discriminator: '0', avatar: null, bot: true };
  const session = { session_id: 'a', resume_gateway_url: url, application: { id: '1', flags: 0 } };
  return { v: 10, user, ...session, guilds: [{ id: '2', unavailable: true }] };
}

/** A proxy for the emulator's gateway. `hangUp` closes its connections. */
export async function startGatewayRelay({
  apiUrl,
}: DiscordEmulator): Promise<{ url: string; hangUp: (code: number) => void }> {
  const { server, url } = await startGateway();
  server.on('connection', (socket) => {
    const upstream = new WebSocket(apiUrl.replace(/^http/, 'ws').replace(/\/api$/, ''));
    const isOpen = once(upstream, 'open');
    upstream.on('message', (data) => socket.send(String(data)));
    socket.on('message', (data) => isOpen.then(() => upstream.send(String(data))));
    socket.on('close', () => upstream.terminate());
  });
  const hangUp = (code: number): void => {
    for (const socket of server.clients) socket.close(code);
  };
  return { url, hangUp };
}

async function startGateway(): Promise<{ server: WebSocketServer; url: string }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.close());
  await once(server, 'listening');
  return { server, url: `ws://127.0.0.1:${portOf(server)}` };
}

function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
