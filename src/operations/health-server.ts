import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';
import { checkReadiness, type ReadinessChecks } from './readiness.ts';

/** The server cannot listen; the message is for the operator. */
export class HealthError extends Error {}

export type HealthServer = {
  /** The actual port, if 0 was requested. */
  readonly port: number;
  close(): Promise<void>;
};

export type HealthServerOptions = {
  readonly host: string;
  /** 0 chooses a free port. */
  readonly port: number;
  readonly checks: ReadinessChecks;
  readonly metrics: Pick<Metrics, 'render' | 'contentType'>;
};

type HealthResponse = { readonly status: number; readonly contentType: string; readonly body: string };

/**
 * Serves /healthz (the process runs), /readyz (it can answer; otherwise 503 with the missing part) and /metrics. Rejects with
 * a HealthError if the address is taken or does not belong to this machine.
 */
export async function openHealthServer({ host, port, checks, metrics }: HealthServerOptions): Promise<HealthServer> {
  const routes: Readonly<Record<string, () => Promise<HealthResponse>>> = {
    '/healthz': async () => json(200, { alive: true }),
    '/readyz': async () => {
      const readiness = await checkReadiness(checks);
      return json(readiness.ready ? 200 : 503, readiness);
    },
    '/metrics': async () => ({ status: 200, contentType: metrics.contentType, body: await metrics.render() }),
  };
  const server = createServer(async (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (!route)
      return write(response, json(404, { error: 'Not found. The paths are /healthz, /readyz and /metrics.' }));
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return write(response, json(405, { error: 'Method not allowed. Use GET.' }));
    try {
      write(response, await route());
    } catch {
      write(response, json(500, { error: 'Internal error.' }));
    }
  });
  const listening = once(server, 'listening');
  server.listen(port, host);
  try {
    await listening;
  } catch (error) {
    throw new HealthError(
      `HEALTH_PORT: cannot listen on ${host}:${port} (${errorCodeOf(error)}). Choose another port.`,
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

function json(status: number, body: object): HealthResponse {
  return { status, contentType: 'application/json', body: `${JSON.stringify(body)}\n` };
}

function write(response: ServerResponse, { status, contentType, body }: HealthResponse): void {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body);
}

function errorCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
