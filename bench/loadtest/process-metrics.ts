import { z } from 'zod';

/** What a process tells of itself, since it was last asked. */
export const processMetricsSchema = z.object({
  /** Resident memory in bytes, now and at most. */
  rssBytes: z.number(),
  peakRssBytes: z.number(),
  /** What lives in the heap and beside it after the garbage is collected, in bytes. */
  liveBytes: z.number(),
  /** Seconds of a processor. */
  cpuSeconds: z.number(),
  /** How late timers were, in ms. */
  loopDelayP99Ms: z.number(),
  loopDelayMaxMs: z.number(),
});

export type ProcessMetrics = z.output<typeof processMetricsSchema>;
