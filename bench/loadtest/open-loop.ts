import { setTimeout as passed } from 'node:timers/promises';
import type { RandomSource } from '../generated/random.ts';
import type { ActionKind, UserAction } from './traffic.ts';

/** The result of one request; times in ms since the start of the round. */
export type ActionResult = {
  readonly kind: ActionKind;
  readonly sentAtMs: number;
  readonly durationMs: number;
  readonly answered: boolean;
};

export type LoadRun = {
  readonly results: readonly ActionResult[];
  /** From the first request to the last answer, in s. */
  readonly seconds: number;
  /** The delay of the latest request, in ms: whether the load generator keeps up. */
  readonly maxLagMs: number;
  /** `performance.now()` at the start. */
  readonly startedAt: number;
};

export type OpenLoopOptions = {
  /** Requests per second. */
  readonly rate: number;
  readonly chance: RandomSource;
  readonly next: () => UserAction;
  /** Whether to continue. */
  readonly shouldContinue: (sent: number) => boolean;
};

/** Interval between two checks of the clock, in ms. */
const pollIntervalMs = 2;

/**
 * Sends requests by the clock, whether or not earlier ones were answered: a slow bot gets no pause. They arrive like
 * those of many independent users (exponential intervals).
 */
export async function runOpenLoop({ rate, chance, next, shouldContinue }: OpenLoopOptions): Promise<LoadRun> {
  const startedAt = performance.now();
  const results: ActionResult[] = [];
  const pending = new Set<Promise<void>>();
  let [dueMs, maxLagMs, sentCount] = [0, 0, 0];
  const now = () => performance.now() - startedAt;
  const start = ({ kind, run }: UserAction) => {
    const sentAt = now();
    const work = run().then(
      (answered) => void results.push({ kind, sentAtMs: sentAt, durationMs: now() - sentAt, answered }),
    );
    pending.add(work);
    work.finally(() => pending.delete(work));
  };
  while (shouldContinue(sentCount)) {
    for (; dueMs <= now() && shouldContinue(sentCount); sentCount += 1) {
      maxLagMs = Math.max(maxLagMs, now() - dueMs);
      start(next());
      dueMs += (-Math.log(1 - chance.next()) / rate) * 1000;
    }
    await passed(pollIntervalMs);
  }
  await Promise.all(pending);
  return {
    results,
    seconds: results.reduce((last, { sentAtMs, durationMs }) => Math.max(last, sentAtMs + durationMs), 0) / 1000,
    maxLagMs,
    startedAt,
  };
}
