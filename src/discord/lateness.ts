/** For how long an interaction waits for its first answer, in ms. */
const interactionWaits = 3000;
/** How long a measure of the clocks counts, in ms: they drift by less than 0.1 s in that time. */
const measureLasts = 5 * 60_000;

/** For how long Discord's word that one was too late is believed of the others that seem so, in ms. */
const wordCounts = 10_000;

/** `late`: it seems so, and others go before. `too-late`: Discord has just said so of another one like it. */
export type Verdict = 'in-time' | 'late' | 'too-late';

export type Lateness = {
  /** Whether an interaction that was made then (ms since 1970) reached the bot too late to be answered. */
  judge(made: number): Verdict;
  /** What came of one that seemed late: where it was answered all the same, the clocks were wrong. */
  tried(answered: boolean): void;
};

/**
 * After a network that stalled, or under more than the bot can do, interactions are older than Discord waits, and time spent
 * on those is missed by those behind them. The clocks of Discord and of this machine may differ by anything, so what counts is
 * how much longer one was on its way than the quickest of late; and since a clock may jump, none is passed over before Discord
 * has refused one. `now` in milliseconds, from any instant.
 */
export function openLateness(now: () => number = () => performance.now()): Lateness {
  let [since, quickest, quickestBefore] = [now(), Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let believedUntil = Number.NEGATIVE_INFINITY;
  return {
    judge(made) {
      const at = now();
      const took = at - made;
      if (at - since >= measureLasts) {
        quickestBefore = at - since < 2 * measureLasts ? quickest : Number.POSITIVE_INFINITY;
        [since, quickest] = [at, Number.POSITIVE_INFINITY];
      }
      quickest = Math.min(quickest, took);
      if (took - Math.min(quickest, quickestBefore) < interactionWaits) return 'in-time';
      return at < believedUntil ? 'too-late' : 'late';
    },
    tried(answered) {
      if (!answered) believedUntil = now() + wordCounts;
      else {
        believedUntil = Number.NEGATIVE_INFINITY;
        [quickest, quickestBefore] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      }
    },
  };
}
