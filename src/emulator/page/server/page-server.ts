import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import type { DiscordEmulator } from '../../emulator.ts';
import { type LoopbackServer, openLoopbackServer } from '../../loopback-server.ts';
import { subprotocol } from '../protocol.ts';
import { sendResponse, serveFile } from './http-response.ts';
import { pageFiles } from './page-files.ts';
import { createParticipants } from './participants.ts';
import { serveSocket } from './socket-session.ts';
import { createTrafficLog, type TrafficLog } from './traffic-log.ts';

export type PageServerOptions = {
  readonly discord: DiscordEmulator;
  /** The port on 127.0.0.1; if it is taken, the next free one. 0 is any. */
  readonly port: number;
  /** The traffic between `discord` and the bot; without it the traffic pane is empty. */
  readonly traffic?: TrafficLog;
  /** Questions to the bot that the first screen offers; none by default. */
  readonly sampleQuestions?: readonly string[];
};

/** The page of the sandbox. */
export type PageServer = {
  /** The link, with the access key after its #. */
  readonly url: string;
  close(): Promise<void>;
};

/** Maximum size of a WebSocket message: one request on Discord has up to 25 MiB. */
const maxSocketMessageBytes = 40 * 1024 * 1024;

/** Maximum number of ports to try, including the first. */
const maxAttempts = 20;
const lastPort = 65_535;

/** Serves the page to browsers on this machine. Rejects if no port is available. */
export async function openPageServer({
  discord,
  port,
  traffic = createTrafficLog(),
  sampleQuestions = [],
}: PageServerOptions): Promise<PageServer> {
  const context = { discord, traffic, sampleQuestions, participants: createParticipants(discord) };
  const accessKey = createAccessKey();
  const files = await pageFiles();
  const httpServer = await listenOnFreePort(port);
  const webSocketServer = new WebSocketServer({
    noServer: true,
    maxPayload: maxSocketMessageBytes,
    handleProtocols: (offeredProtocols) => (offeredProtocols.has(subprotocol) ? subprotocol : false),
  });

  async function handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = URL.parse(request.url ?? '/', httpServer.origin)?.pathname ?? '';
    if (!isSameOrigin(request, httpServer.origin))
      return sendResponse(response, 403, 'Requests from other sites are not allowed.');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendResponse(response, 405, '', { allow: 'GET, HEAD' });
    const file = files.get(path);
    if (file) return sendResponse(response, 200, file.body, { 'content-type': file.type });
    if (!path.startsWith('/files/')) return sendResponse(response, 404, 'Not found.');
    if (!accessKey.matches(bearerToken(request)))
      return sendResponse(response, 401, 'The access key is missing or wrong. Open the link that npm start prints.');
    await serveFile(response, path, context);
  }

  httpServer.onRequest((request, response) =>
    handleRequest(request, response).catch(() => sendResponse(response, 500)),
  );
  httpServer.onUpgrade((request, socket, head) => {
    const [, shownKey] = (request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/);
    const isAllowed = request.headers.origin === httpServer.origin && accessKey.matches(shownKey);
    if (!isAllowed) return void socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    webSocketServer.handleUpgrade(request, socket, head, (webSocket) => serveSocket(webSocket, context));
  });
  return {
    url: `${httpServer.origin}/#${accessKey.token}`,
    async close() {
      for (const socket of webSocketServer.clients) socket.terminate();
      await httpServer.close();
    },
  };
}

function bearerToken({ headers }: IncomingMessage): string | undefined {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
}

/** Whether the request comes from this page or a plain visit. Browsers name the site that sends a request. */
function isSameOrigin({ headers: { origin } }: IncomingMessage, ownOrigin: string): boolean {
  return origin === undefined || origin === ownOrigin;
}

/**
 * The access key of one start. It follows the # of the link, which a browser does not send, and accompanies each
 * request. A cookie would be simpler, but browsers send it to every server on this machine, whatever the port.
 */
function createAccessKey() {
  const token = randomBytes(24).toString('base64url');
  const expected = Buffer.from(token);
  return {
    token,
    matches(candidate = ''): boolean {
      const received = Buffer.from(candidate);
      return received.length === expected.length && timingSafeEqual(received, expected);
    },
  };
}

/** Listens on the port or on the next free one; 0 is any. Rejects if all of them are taken. */
async function listenOnFreePort(port: number): Promise<LoopbackServer> {
  const lastCandidate = port === 0 ? 0 : Math.min(port + maxAttempts - 1, lastPort);
  for (let candidate = port; ; candidate += 1) {
    try {
      return await openLoopbackServer(candidate);
    } catch (error) {
      if (candidate >= lastCandidate || !isPortUnavailable(error)) throw error;
    }
  }
}

/** In use, or reserved for privileged users. */
function isPortUnavailable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}
