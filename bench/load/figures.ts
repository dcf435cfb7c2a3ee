import { z } from 'zod';

/** What a process tells of itself, since it was last asked. */
export const processFigures = z.object({
  /** Resident memory in bytes, now and at most. */
  rss: z.number(),
  peakRss: z.number(),
  /** What lives in the heap and beside it after the garbage is collected, in bytes. */
  live: z.number(),
  /** Seconds of a processor. */
  cpu: z.number(),
  /** How late timers were, in ms. */
  delayP99: z.number(),
  delayMax: z.number(),
});

export type ProcessFigures = z.output<typeof processFigures>;
