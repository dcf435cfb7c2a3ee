import { z } from 'zod';
import { processMetricsSchema } from './process-metrics.ts';

/** Milliseconds. */
const latencySchema = z.object({ count: z.number(), p50: z.number(), p99: z.number(), max: z.number() });

const roundSchema = z.object({
  /** The target rate, and the rate of answered requests, per second. */
  rate: z.number(),
  throughput: z.number(),
  sent: z.number(),
  /** Not answered within 3 seconds, or within 15 for a mention. */
  lost: z.number(),
  /** From sending an interaction to its first response: commands, autocomplete and buttons. */
  acknowledgement: latencySchema,
  /** From a mention to the reply. */
  mentions: latencySchema,
  autocomplete: latencySchema,
  /** The delay of the latest request, and of timers in the load generator's process, in ms. */
  maxLagMs: z.number(),
  clientLoopDelayMaxMs: z.number(),
  /** The number of processors used by other programs: the figures are valid if it is near 0. */
  otherProcessesCpu: z.number(),
  bot: processMetricsSchema,
  liveBytesBefore: z.number(),
  rssBytesBefore: z.number(),
  /** Resident memory in bytes, once per second. */
  rssBytes: z.array(z.number()),
  errors: z.number(),
});

const faultSchema = z.object({
  name: z.string(),
  sent: z.number(),
  lost: z.number(),
  /** Lost requests that had a second left when the fault was over, or were sent after it. */
  lostAvoidably: z.number(),
  /** From the end of the fault to the first request since which all were answered within a second, in s. */
  recoverySeconds: z.number(),
});

const resultsSchema = z.object({
  node: z.string(),
  processor: z.string(),
  processorCount: z.number(),
  serverCount: z.number(),
  start: z.object({
    /** Seconds from the start of the process to the first answer, and until every server has its commands. */
    answersAfterSeconds: z.number(),
    commandsAfterSeconds: z.number(),
    /** The same for a start with registered commands. */
    restartAnswersAfterSeconds: z.number(),
    restartCommandsAfterSeconds: z.number(),
  }),
  /** The stub instead of the bot: the upper bound of the load generator and the emulator. */
  stub: z.array(roundSchema),
  rounds: z.array(roundSchema),
  faults: z.array(faultSchema),
  crashed: z.boolean(),
});

export type LatencyResult = z.output<typeof latencySchema>;
export type RoundResult = z.output<typeof roundSchema>;
export type FaultResult = z.output<typeof faultSchema>;
export type LoadTestResults = z.output<typeof resultsSchema>;

/** The results of a run; throws if the text has another format. */
export function readResults(text: string): LoadTestResults {
  return resultsSchema.parse(JSON.parse(text));
}
