import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** An HTTP server on 127.0.0.1. */
export type LoopbackServer = {
  /** Such as `http://127.0.0.1:1234`. */
  readonly origin: string;
  onRequest(handler: (request: IncomingMessage, response: ServerResponse) => unknown): void;
  onUpgrade(handler: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void;
  /** Closes all connections and the server. */
  close(): Promise<void>;
};

/**
 * Listens on 127.0.0.1; rejects if the port is taken. Requests with another Host header get status 421, which protects
 * against DNS rebinding by web pages.
 */
export async function openLoopbackServer(port: number): Promise<LoopbackServer> {
  const server = createServer();
  await listen(server, port);
  const address = server.address();
  const ownHosts = typeof address === 'object' && address ? hostNames(address.port) : [];
  const hasOwnHost = ({ headers }: IncomingMessage): boolean => ownHosts.includes(headers.host ?? '');
  return {
    origin: `http://${ownHosts[0]}`,
    onRequest(handler) {
      server.on('request', (request, response) => {
        if (hasOwnHost(request)) return void handler(request, response);
        response.writeHead(421).end();
      });
    },
    onUpgrade(handler) {
      server.on('upgrade', (request, socket, head) => {
        if (hasOwnHost(request)) return handler(request, socket, head);
        socket.end('HTTP/1.1 421 Misdirected Request\r\n\r\n');
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function hostNames(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
