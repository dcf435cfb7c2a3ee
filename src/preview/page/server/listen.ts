import { type LoopbackServer, listenOnLoopback } from '../../http.ts';

/** How many ports are tried, the one asked for included. */
const tries = 20;
const lastPort = 65_535;

/** Listens on the port or on the next one that is free; 0 is any. Rejects if all that are tried are taken. */
export async function listenNear(port: number): Promise<LoopbackServer> {
  const last = port === 0 ? 0 : Math.min(port + tries - 1, lastPort);
  for (let next = port; ; next += 1) {
    try {
      return await listenOnLoopback(next);
    } catch (error) {
      if (next >= last || !isTaken(error)) throw error;
    }
  }
}

/** Taken by somebody else, or kept for those with more rights. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}
