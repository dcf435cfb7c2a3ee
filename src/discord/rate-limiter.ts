import { RateLimiterMemory } from 'rate-limiter-flexible';

/** `slow-down` is returned once per window; further messages are ignored. */
type RateLimitDecision = { readonly kind: 'allow' | 'ignore' } | { readonly kind: 'slow-down'; readonly retryAt: Date };

/** How often mentions are answered. Slash commands have Discord's own limits and are not counted. */
export type RateLimiter = { check(userId: string, channelId: string): Promise<RateLimitDecision> };

export type RateLimits = {
  /** Questions of one user, in all channels. */
  readonly perUser: number;
  /** Questions of all users in one channel. */
  readonly perChannel: number;
  readonly windowSeconds: number;
};

export const defaultRateLimits: RateLimits = { perUser: 5, perChannel: 20, windowSeconds: 20 };

export function createRateLimiter({ perUser, perChannel, windowSeconds }: RateLimits): RateLimiter {
  const users = new RateLimiterMemory({ points: perUser, duration: windowSeconds });
  const channels = new RateLimiterMemory({ points: perChannel, duration: windowSeconds });
  // If the channel is over its limit too, one notice is enough. A user over the limit does not consume the channel's points.
  const isChannelOverLimit = async (channelId: string) =>
    ((await channels.get(channelId))?.consumedPoints ?? 0) > perChannel;
  return {
    async check(userId, channelId) {
      const userDecision = await consume(users, userId, perUser);
      if (userDecision.kind === 'allow') return consume(channels, channelId, perChannel);
      return (await isChannelOverLimit(channelId)) ? { kind: 'ignore' } : userDecision;
    },
  };
}

/** Only the first question above the limit gets a notice. Counting is atomic, so simultaneous questions get distinct counts. */
async function consume(limiter: RateLimiterMemory, key: string, maxPoints: number): Promise<RateLimitDecision> {
  const { consumedPoints, msBeforeNext } = await limiter.penalty(key, 1);
  if (consumedPoints <= maxPoints) return { kind: 'allow' };
  if (consumedPoints > maxPoints + 1) return { kind: 'ignore' };
  return { kind: 'slow-down', retryAt: new Date(Date.now() + msBeforeNext) };
}
