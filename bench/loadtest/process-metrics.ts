import { z } from 'zod';

/** The metrics of a process since the last call. */
export const processMetricsSchema = z.object({
  /** Resident memory in bytes, now and at its maximum. */
  rssBytes: z.number(),
  peakRssBytes: z.number(),
  /** Heap and external memory after garbage collection, in bytes. */
  liveBytes: z.number(),
  /** CPU time in seconds. */
  cpuSeconds: z.number(),
  /** Delay of timers, in ms. */
  loopDelayP99Ms: z.number(),
  loopDelayMaxMs: z.number(),
});

export type ProcessMetrics = z.output<typeof processMetricsSchema>;
