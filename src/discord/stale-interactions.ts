import { ackTimeoutMs } from './limits.ts';

/** How long the minimum delay stays valid, in ms: clocks drift by less than 0.1 s in that time. */
const windowMs = 5 * 60_000;

/** How long suspect interactions count as expired after Discord has rejected one, in ms. */
const expiryTrustMs = 10_000;

/** `suspect`: probably expired, so others go first. `expired`: Discord has just rejected another suspect interaction. */
type Staleness = 'fresh' | 'suspect' | 'expired';

export type StalenessChecker = {
  /** `createdAt` in ms since 1970. */
  check(createdAt: number): Staleness;
  /** Reports the outcome of a suspect interaction. If it could be answered, the clocks were wrong. */
  report(wasAnswered: boolean): void;
};

/**
 * Finds interactions that arrive too late to be answered, after a network stall or under overload. Time spent on them delays
 * the others. The clocks of Discord and of this machine may differ, so an interaction's delay is compared with the smallest
 * recent delay. Clocks may also jump, so nothing is skipped until Discord has rejected one. `now` in ms, from any instant.
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
