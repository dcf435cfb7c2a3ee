import type { Answer } from './call.ts';

/** Which requests a fault meets. `path` is tested on what follows `/api/v10`, without the query. */
export type FaultMatch = { readonly method?: string; readonly path: RegExp };

/** How they are answered instead. Without a body it is Discord's plain one for the status. */
export type FaultAnswer = Answer & {
  /** How many requests are met, 1 if not said. */
  readonly times?: number;
};

/** Faults in waiting. */
export type Faults = ReturnType<typeof openFaults>;

/** No faults yet. */
export function openFaults() {
  const waiting: { readonly match: FaultMatch; readonly answer: Answer; left: number }[] = [];
  return {
    /** Has the next requests that match answered in this way. Earlier faults are used up first. */
    add(match: FaultMatch, { times = 1, ...answer }: FaultAnswer): void {
      waiting.push({ match, answer: { body: plainBody(answer), ...answer }, left: times });
    },
    /** The answer that a fault has for this request, if one is in waiting. */
    take(method: string, path: string): Answer | undefined {
      const fault = waiting.find(
        ({ match, left }) => left > 0 && (match.method ?? method) === method && path.search(match.path) >= 0,
      );
      if (!fault) return undefined;
      fault.left -= 1;
      return fault.answer;
    },
  };
}

function plainBody({ status, headers }: Answer): unknown {
  if (status === 204) return undefined;
  if (status !== 429) return { message: `${status}: Preview fault`, code: 0 };
  return { message: 'You are being rate limited.', retry_after: Number(headers?.['retry-after'] ?? 0), global: false };
}
