import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import type { DiscordEmulator } from '../../emulator.ts';
import { subprotocol } from '../protocol.ts';
import { createAccessKey } from './access-key.ts';
import { isSameOrigin, sendResponse } from './http-response.ts';
import { listenOnFreePort } from './listen-on-free-port.ts';
import { pageFiles } from './page-files.ts';
import { createParticipants } from './participants.ts';
import { serveFile } from './serve-file.ts';
import { serveSocket } from './socket-session.ts';
import { createTrafficLog, type TrafficLog } from './traffic-log.ts';

export type PageServerOptions = {
  readonly discord: DiscordEmulator;
  /** The port on 127.0.0.1; if it is taken, the next free one. 0 is any. */
  readonly port: number;
  /** The traffic between `discord` and the bot; without it the traffic pane is empty. */
  readonly traffic?: TrafficLog;
};

/** The page of the sandbox. */
export type PageServer = {
  /** The link, with the access key after its #. */
  readonly url: string;
  close(): Promise<void>;
};

/** Maximum size of a WebSocket message: one request on Discord has up to 25 MiB. */
const maxSocketMessageBytes = 40 * 1024 * 1024;

/** Serves the page to browsers on this machine. Rejects if no port is available. */
export async function openPageServer({
  discord,
  port,
  traffic = createTrafficLog(),
}: PageServerOptions): Promise<PageServer> {
  const context = { discord, traffic, participants: createParticipants(discord) };
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
