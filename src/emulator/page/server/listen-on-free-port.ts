import { type LoopbackServer, openLoopbackServer } from '../../loopback-server.ts';

/** How many ports are tried, the one asked for included. */
const maxAttempts = 20;
const lastPort = 65_535;

/** Listens on the port or on the next one that is free; 0 is any. Rejects if all that are tried are taken. */
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

/** Taken by somebody else, or kept for those with more rights. */
function isPortUnavailable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}
