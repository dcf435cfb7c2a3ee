import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Whether to answer, to ask for patience (once), or to stay silent so that there is no flood. */
export type Verdict =
  | { readonly kind: 'answer' | 'ignore' }
  /** `again` is when it will be answered. */
  | { readonly kind: 'slow-down'; readonly again: Date };

/** How often mentions are answered. Slash commands have Discord's own limits and are not counted. */
export type Pace = { ask(person: string, channel: string): Promise<Verdict> };

export type PaceLimits = {
  /** Questions of one person, in all channels. */
  readonly perPerson: number;
  /** Questions of all people in one channel. */
  readonly perChannel: number;
  readonly seconds: number;
};

export const usualPace: PaceLimits = { perPerson: 5, perChannel: 20, seconds: 20 };

export function openPace({ perPerson, perChannel, seconds }: PaceLimits): Pace {
  const people = new RateLimiterMemory({ points: perPerson, duration: seconds });
  const channels = new RateLimiterMemory({ points: perChannel, duration: seconds });
  // A crowd gets one notice, that of the channel. Only looked at: one person alone must not fill it for the others.
  const isFull = async (channel: string) => ((await channels.get(channel))?.consumedPoints ?? 0) > perChannel;
  return {
    async ask(person, channel) {
      const ofPerson = await verdict(people, person, perPerson);
      if (ofPerson.kind === 'answer') return verdict(channels, channel, perChannel);
      return (await isFull(channel)) ? { kind: 'ignore' } : ofPerson;
    },
  };
}

/**
 * The first question above the limit is told so; those after it are not. Counting and reading are one step, so that
 * questions that come in one moment each get a number of their own.
 */
async function verdict(limiter: RateLimiterMemory, key: string, points: number): Promise<Verdict> {
  const { consumedPoints, msBeforeNext } = await limiter.penalty(key, 1);
  if (consumedPoints <= points) return { kind: 'answer' };
  if (consumedPoints > points + 1) return { kind: 'ignore' };
  return { kind: 'slow-down', again: new Date(Date.now() + msBeforeNext) };
}
