import { setTimeout as passed } from 'node:timers/promises';
import type { RandomSource } from '../generated/random.ts';
import type { ActionKind, UserAction } from './traffic.ts';

/** What became of one deed; times in ms since the round began. */
export type ActionResult = {
  readonly kind: ActionKind;
  readonly sentAtMs: number;
  readonly durationMs: number;
  readonly answered: boolean;
};

export type LoadRun = {
  readonly results: readonly ActionResult[];
  /** From the first that was sent to the last that was answered, in s. */
  readonly seconds: number;
  /** How late the latest was sent, in ms: whether those who ask keep to the clock themselves. */
  readonly maxLagMs: number;
  /** What `performance.now()` was when it began. */
  readonly startedAt: number;
};

export type OpenLoopOptions = {
  /** How many a second. */
  readonly rate: number;
  readonly chance: RandomSource;
  readonly next: () => UserAction;
  /** Whether to go on. */
  readonly shouldContinue: (sent: number) => boolean;
};

/** Between two looks at the clock, in ms. */
const pollIntervalMs = 2;

/**
 * Does things by the clock, whether or not what was asked before has been answered: a bot that is slow gets no rest for it.
 * They come as from many people who know nothing of each other (exponential gaps).
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
