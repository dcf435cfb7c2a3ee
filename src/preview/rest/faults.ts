import type { Answer } from './call.ts';

/**
 * Which requests a fault meets. `path` is tested on what follows `/api/v10`, without the query; files that were sent along
 * lie under `/attachments/`.
 */
export type FaultMatch = { readonly method?: string; readonly path: RegExp };

/** What becomes of them instead. */
export type Fault =
  /** They are answered so. Without a body it is Discord's plain one for the status. */
  | Answer
  /**
   * Nothing is answered: the line is `cut` before anything is done, `cut-when-done` once all of it is done, so that the
   * bot cannot know, or left `silent` until somebody closes it.
   */
  | { readonly connection: 'cut' | 'cut-when-done' | 'silent' };

/** A fault, and how many requests it meets: 1 if not said. */
export type FaultAnswer = Fault & { readonly times?: number };

/** Faults in waiting. */
export type Faults = ReturnType<typeof openFaults>;

/** No faults yet. */
export function openFaults() {
  const waiting: { readonly match: FaultMatch; readonly fault: Fault; left: number }[] = [];
  return {
    /** Has the next requests that match met in this way. Earlier faults are used up first. Gives what ends it. */
    add(match: FaultMatch, { times = 1, ...fault }: FaultAnswer): () => void {
      const added = { match, fault: 'connection' in fault ? fault : { body: plainBody(fault), ...fault }, left: times };
      waiting.push(added);
      return () => {
        added.left = 0;
      };
    },
    /** The fault that meets this request, if one is in waiting. */
    take(method: string, path: string): Fault | undefined {
      const found = waiting.find(
        ({ match, left }) => left > 0 && (match.method ?? method) === method && path.search(match.path) >= 0,
      );
      if (!found) return undefined;
      found.left -= 1;
      return found.fault;
    },
  };
}

function plainBody({ status, headers }: Answer): unknown {
  if (status === 204) return undefined;
  if (status !== 429) return { message: `${status}: Preview fault`, code: 0 };
  return { message: 'You are being rate limited.', retry_after: Number(headers?.['retry-after'] ?? 0), global: false };
}
