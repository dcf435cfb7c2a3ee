import type { ApiResponse } from './router.ts';

/** The requests that a fault affects. `path` is tested against the path after `/api/v10`, or `/attachments/…`. */
export type FaultMatch = { readonly method?: string; readonly path: RegExp };

/** The replacement of a response. */
export type Fault =
  /** Without a body, Discord's default body for the status is sent. */
  | ApiResponse
  /** The connection is closed before the request is executed, closed after its execution, or left open without a response. */
  | { readonly connection: 'cut' | 'cut-when-done' | 'silent' };

/** A fault and the number of requests that it affects, 1 by default. */
export type FaultResponse = Fault & { readonly times?: number };

export type Faults = ReturnType<typeof createFaults>;

export function createFaults() {
  const queue: { readonly match: FaultMatch; readonly fault: Fault; remaining: number }[] = [];
  return {
    /** Adds a fault after the earlier ones. Returns the function that removes it. */
    add(match: FaultMatch, { times = 1, ...fault }: FaultResponse): () => void {
      const entry = {
        match,
        fault: 'connection' in fault ? fault : { body: defaultBody(fault), ...fault },
        remaining: times,
      };
      queue.push(entry);
      return () => {
        entry.remaining = 0;
      };
    },
    /** The fault for this request, if any. */
    take(method: string, path: string): Fault | undefined {
      const entry = queue.find(
        ({ match, remaining }) => remaining > 0 && (match.method ?? method) === method && path.search(match.path) >= 0,
      );
      if (!entry) return undefined;
      entry.remaining -= 1;
      return entry.fault;
    },
  };
}

function defaultBody({ status, headers }: ApiResponse): unknown {
  if (status === 204) return undefined;
  if (status !== 429) return { message: `${status}: Emulated fault`, code: 0 };
  return { message: 'You are being rate limited.', retry_after: Number(headers?.['retry-after'] ?? 0), global: false };
}
