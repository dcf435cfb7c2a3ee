import { type LoopbackServer, openLoopbackServer } from '../../loopback-server.ts';

/** Maximum number of ports to try, including the first. */
const maxAttempts = 20;
const lastPort = 65_535;

/** Listens on the port or on the next free one; 0 is any. Rejects if all of them are taken. */
export async function listenOnFreePort(port: number): Promise<LoopbackServer> {
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
