/** For how long an interaction waits for its first answer, in ms. */
const interactionWaits = 3000;
/** How long a measure of the clocks counts, in ms: they drift by less than 0.1 s in that time. */
const measureLasts = 5 * 60_000;

export type Lateness = {
  /** Whether an interaction that was made then (ms since 1970) seems to have reached the bot too late to be answered. */
  isLate(made: number): boolean;
  /** To be told when one was answered all the same: then the clocks were wrong. */
  wasWrong(): void;
};

/**
 * After a network that stalled, interactions come by the thousand, and time spent on those that nobody waits for any more is
 * missed by those behind them. The clocks of Discord and of this machine may differ by anything, so what counts is how much
 * longer one was on its way than the quickest of late. `now` in milliseconds, from any instant.
 */
export function openLateness(now: () => number = () => performance.now()): Lateness {
  let [since, quickest, quickestBefore] = [now(), Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  return {
    isLate(made) {
      const at = now();
      const took = at - made;
      if (at - since >= measureLasts) {
        quickestBefore = at - since < 2 * measureLasts ? quickest : Number.POSITIVE_INFINITY;
        [since, quickest] = [at, Number.POSITIVE_INFINITY];
      }
      quickest = Math.min(quickest, took);
      return took - Math.min(quickest, quickestBefore) >= interactionWaits;
    },
    wasWrong() {
      [quickest, quickestBefore] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    },
  };
}
