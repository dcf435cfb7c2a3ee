import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { Figures } from './figures.ts';
import { type Parts, readinessOf } from './readiness.ts';

/** The address can't be listened on; the message is meant for whoever starts the bot. */
export class HealthError extends Error {}

export type Health = {
  /** The port that is listened on; another one than was asked for only where that was 0. */
  readonly port: number;
  close(): Promise<void>;
};

export type HealthOptions = {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  readonly parts: Parts;
  readonly figures: Pick<Figures, 'text' | 'type'>;
};

type Page = { readonly status: number; readonly type: string; readonly body: string };

/**
 * Tells those who look after the bot how it is: /healthz that the process is there, /readyz that it can do its work (503 with
 * what is missing), /metrics its figures. Rejects with a HealthError where the address is taken or is none of this machine's.
 */
export async function openHealth({ host, port, parts, figures }: HealthOptions): Promise<Health> {
  const pages: Readonly<Record<string, () => Promise<Page>>> = {
    '/healthz': async () => json(200, { alive: true }),
    '/readyz': async () => {
      const readiness = await readinessOf(parts);
      return json(readiness.ready ? 200 : 503, readiness);
    },
    '/metrics': async () => ({ status: 200, type: figures.type, body: await figures.text() }),
  };
  const server = createServer(async (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    if (!page) return write(response, json(404, { error: 'There is /healthz, /readyz and /metrics.' }));
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return write(response, json(405, { error: 'Only GET.' }));
    try {
      write(response, await page());
    } catch {
      write(response, json(500, { error: 'This could not be found out.' }));
    }
  });
  const listening = once(server, 'listening');
  server.listen(port, host);
  try {
    await listening;
  } catch (error) {
    throw new HealthError(
      `HEALTH_PORT: nobody can be answered at ${host}:${port} (${codeOf(error)}). Choose another one.`,
    );
  }
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function json(status: number, body: object): Page {
  return { status, type: 'application/json', body: `${JSON.stringify(body)}\n` };
}

function write(response: ServerResponse, { status, type, body }: Page): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
}
