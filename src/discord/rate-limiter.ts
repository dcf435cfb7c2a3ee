import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Whether to answer, to ask for patience (once), or to stay silent so that there is no flood. */
export type RateLimitDecision =
  | { readonly kind: 'allow' | 'ignore' }
  /** `again` is when it will be answered. */
  | { readonly kind: 'slow-down'; readonly retryAt: Date };

/** How often mentions are answered. Slash commands have Discord's own limits and are not counted. */
export type RateLimiter = { check(userId: string, channelId: string): Promise<RateLimitDecision> };

export type RateLimits = {
  /** Questions of one person, in all channels. */
  readonly perUser: number;
  /** Questions of all people in one channel. */
  readonly perChannel: number;
  readonly windowSeconds: number;
};

export const defaultRateLimits: RateLimits = { perUser: 5, perChannel: 20, windowSeconds: 20 };

export function createRateLimiter({ perUser, perChannel, windowSeconds }: RateLimits): RateLimiter {
  const users = new RateLimiterMemory({ points: perUser, duration: windowSeconds });
  const channels = new RateLimiterMemory({ points: perChannel, duration: windowSeconds });
  // A crowd gets one notice, that of the channel. Only looked at: one person alone must not fill it for the others.
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

/**
 * The first question above the limit is told so; those after it are not. Counting and reading are one step, so that
 * questions that come in one moment each get a number of their own.
 */
async function consume(limiter: RateLimiterMemory, key: string, maxPoints: number): Promise<RateLimitDecision> {
  const { consumedPoints, msBeforeNext } = await limiter.penalty(key, 1);
  if (consumedPoints <= maxPoints) return { kind: 'allow' };
  if (consumedPoints > maxPoints + 1) return { kind: 'ignore' };
  return { kind: 'slow-down', retryAt: new Date(Date.now() + msBeforeNext) };
}
