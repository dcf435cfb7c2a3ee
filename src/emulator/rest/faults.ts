import type { ApiResponse } from './router.ts';

/**
 * Which requests a fault meets. `path` is tested on what follows `/api/v10`, without the query; files that were sent along
 * lie under `/attachments/`.
 */
export type FaultMatch = { readonly method?: string; readonly path: RegExp };

/** What becomes of them instead. */
export type Fault =
  /** They are answered so. Without a body it is Discord's plain one for the status. */
  | ApiResponse
  /**
   * Nothing is answered: the line is `cut` before anything is done, `cut-when-done` once all of it is done, so that the
   * bot cannot know, or left `silent` until somebody closes it.
   */
  | { readonly connection: 'cut' | 'cut-when-done' | 'silent' };

/** A fault, and how many requests it meets: 1 if not said. */
export type FaultResponse = Fault & { readonly times?: number };

/** Faults in waiting. */
export type Faults = ReturnType<typeof createFaults>;

/** No faults yet. */
export function createFaults() {
  const queue: { readonly match: FaultMatch; readonly fault: Fault; remaining: number }[] = [];
  return {
    /** Has the next requests that match met in this way. Earlier faults are used up first. Gives what ends it. */
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
    /** The fault that meets this request, if one is in waiting. */
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
