/** For how long an interaction waits for its first answer, in ms. */
const ackTimeoutMs = 3000;
/** How long a measure of the clocks counts, in ms: they drift by less than 0.1 s in that time. */
const windowMs = 5 * 60_000;

/** For how long Discord's word that one was too late is believed of the others that seem so, in ms. */
const expiryTrustMs = 10_000;

/** `late`: it seems so, and others go before. `too-late`: Discord has just said so of another one like it. */
export type Staleness = 'fresh' | 'suspect' | 'expired';

export type StalenessChecker = {
  /** Whether an interaction that was made then (ms since 1970) reached the bot too late to be answered. */
  check(createdAt: number): Staleness;
  /** What came of one that seemed late: where it was answered all the same, the clocks were wrong. */
  report(wasAnswered: boolean): void;
};

/**
 * After a network that stalled, or under more than the bot can do, interactions are older than Discord waits, and time spent
 * on those is missed by those behind them. The clocks of Discord and of this machine may differ by anything, so what counts is
 * how much longer one was on its way than the quickest of late; and since a clock may jump, none is passed over before Discord
 * has refused one. `now` in milliseconds, from any instant.
 */
export function createStalenessChecker(now: () => number = () => performance.now()): StalenessChecker {
  let [windowStart, minDelay, previousMinDelay] = [now(), Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let trustedUntil = Number.NEGATIVE_INFINITY;
  return {
    check(createdAt) {
      const checkedAt = now();
      const delay = checkedAt - createdAt;
      if (checkedAt - windowStart >= windowMs) {
        previousMinDelay = checkedAt - windowStart < 2 * windowMs ? minDelay : Number.POSITIVE_INFINITY;
        [windowStart, minDelay] = [checkedAt, Number.POSITIVE_INFINITY];
      }
      minDelay = Math.min(minDelay, delay);
      if (delay - Math.min(minDelay, previousMinDelay) < ackTimeoutMs) return 'fresh';
      return checkedAt < trustedUntil ? 'expired' : 'suspect';
    },
    report(wasAnswered) {
      if (!wasAnswered) trustedUntil = now() + expiryTrustMs;
      else {
        trustedUntil = Number.NEGATIVE_INFINITY;
        [minDelay, previousMinDelay] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      }
    },
  };
}
