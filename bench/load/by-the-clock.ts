import { setTimeout as passed } from 'node:timers/promises';
import type { Chance } from '../generated/random.ts';
import type { Deed, Kind } from './traffic.ts';

/** What became of one deed; times in ms since the round began. */
export type Done = { readonly kind: Kind; readonly sentAt: number; readonly took: number; readonly answered: boolean };

export type Run = {
  readonly done: readonly Done[];
  /** From the first that was sent to the last that was answered, in s. */
  readonly seconds: number;
  /** How late the latest was sent, in ms: whether those who ask keep to the clock themselves. */
  readonly behind: number;
  /** What `performance.now()` was when it began. */
  readonly startedAt: number;
};

export type ClockOptions = {
  /** How many a second. */
  readonly rate: number;
  readonly chance: Chance;
  readonly next: () => Deed;
  /** Whether to go on. */
  readonly isOn: (sent: number) => boolean;
};

/** Between two looks at the clock, in ms. */
const look = 2;

/**
 * Does things by the clock, whether or not what was asked before has been answered: a bot that is slow gets no rest for it.
 * They come as from many people who know nothing of each other (exponential gaps).
 */
export async function runByTheClock({ rate, chance, next, isOn }: ClockOptions): Promise<Run> {
  const startedAt = performance.now();
  const done: Done[] = [];
  const open = new Set<Promise<void>>();
  let [due, behind, sent] = [0, 0, 0];
  const now = () => performance.now() - startedAt;
  const start = ({ kind, run }: Deed) => {
    const sentAt = now();
    const work = run().then((answered) => void done.push({ kind, sentAt, took: now() - sentAt, answered }));
    open.add(work);
    work.finally(() => open.delete(work));
  };
  while (isOn(sent)) {
    for (; due <= now() && isOn(sent); sent += 1) {
      behind = Math.max(behind, now() - due);
      start(next());
      due += (-Math.log(1 - chance.next()) / rate) * 1000;
    }
    await passed(look);
  }
  await Promise.all(open);
  return {
    done,
    seconds: done.reduce((last, { sentAt, took }) => Math.max(last, sentAt + took), 0) / 1000,
    behind,
    startedAt,
  };
}
