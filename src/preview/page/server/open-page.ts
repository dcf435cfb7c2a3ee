import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Discord } from '../../discord.ts';
import { SUBPROTOCOL } from '../protocol.ts';
import { gatherCast } from './cast.ts';
import { listenNear } from './listen.ts';
import { pageFiles } from './page-files.ts';
import { makeKey } from './page-key.ts';
import { servePage } from './page-line.ts';
import { answer, isFromThePage } from './safe-answer.ts';
import { serveFile } from './serve-file.ts';
import { openWire, type Wire } from './wire.ts';

export type PageOptions = {
  readonly discord: Discord;
  /** Where it is served on 127.0.0.1; if it is taken, the next free one. 0 is any. */
  readonly port: number;
  /** What `discord` tells of its line to the bot; without it the pane for that stays empty. */
  readonly wire?: Wire;
};

/** A page in which the whole bot can be tried. */
export type Page = {
  /** The link, with the key of this start behind its #. */
  readonly url: string;
  close(): Promise<void>;
};

/** The largest thing that a page may say: ten files of ten MiB can't be, since one request on Discord has 25 MiB. */
const largestRequest = 40 * 1024 * 1024;

/** Serves the page to browsers on this machine. Rejects if no port is to be had. */
export async function openPage({ discord, port, wire = openWire() }: PageOptions): Promise<Page> {
  const stage = { discord, wire, cast: gatherCast(discord) };
  const key = makeKey();
  const files = await pageFiles();
  const listener = await listenNear(port);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestRequest,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = URL.parse(request.url ?? '/', listener.origin)?.pathname ?? '';
    if (!isFromThePage(request, listener.origin)) return answer(response, 403, 'This page is for itself alone.');
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, '', { allow: 'GET, HEAD' });
    const file = files.get(path);
    if (file) return answer(response, 200, file.body, { 'content-type': file.type });
    if (!path.startsWith('/files/')) return answer(response, 404, 'There is nothing here.');
    if (!key.opens(bearer(request))) return answer(response, 401, 'The key is missing.');
    await serveFile(response, path, stage);
  }

  listener.onRequest((request, response) => serve(request, response).catch(() => answer(response, 500)));
  listener.onUpgrade((request, socket, head) => {
    const [, shown] = (request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/);
    const isAllowed = request.headers.origin === listener.origin && key.opens(shown);
    if (!isAllowed) return void socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (opened) => servePage(opened, stage));
  });
  return {
    url: `${listener.origin}/#${key.words}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await listener.close();
    },
  };
}

function bearer({ headers }: IncomingMessage): string | undefined {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
}
