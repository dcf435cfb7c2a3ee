import { z } from 'zod';
import { processMetricsSchema } from './process-metrics.ts';

/** Milliseconds. */
const latencySchema = z.object({ count: z.number(), p50: z.number(), p99: z.number(), max: z.number() });

const roundSchema = z.object({
  /** Asked for, and held: how many were answered a second. */
  rate: z.number(),
  throughput: z.number(),
  sent: z.number(),
  /** Neither answered within 3 seconds nor, if a mention, within 15. */
  lost: z.number(),
  /** From sending an interaction to its first answer: commands, autocomplete and buttons. */
  acknowledgement: latencySchema,
  /** From a mention to the reply. */
  mentions: latencySchema,
  autocomplete: latencySchema,
  /** How late the latest was sent, and the timers of the process that asks, in ms. */
  maxLagMs: z.number(),
  clientLoopDelayMaxMs: z.number(),
  /** How many processors other programs of the machine used meanwhile: the figures are fair where it is near 0. */
  otherProcessesCpu: z.number(),
  bot: processMetricsSchema,
  liveBytesBefore: z.number(),
  rssBytesBefore: z.number(),
  /** Bytes of resident memory once a second. */
  rssBytes: z.array(z.number()),
  errors: z.number(),
});

const faultSchema = z.object({
  name: z.string(),
  sent: z.number(),
  lost: z.number(),
  /** Of the lost, those that had a second left when the fault was over, or came after it. */
  lostAvoidably: z.number(),
  /** From the end of the fault to the sending of the first since which all were answered, within a second, in s. */
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
    /** The same at a start that finds its commands registered. */
    restartAnswersAfterSeconds: z.number(),
    restartCommandsAfterSeconds: z.number(),
  }),
  /** The stub instead of the bot: what those who ask and their Discord can do at most. */
  stub: z.array(roundSchema),
  rounds: z.array(roundSchema),
  faults: z.array(faultSchema),
  crashed: z.boolean(),
});

export type LatencyResult = z.output<typeof latencySchema>;
export type RoundResult = z.output<typeof roundSchema>;
export type FaultResult = z.output<typeof faultSchema>;
export type LoadTestResults = z.output<typeof resultsSchema>;

/** What a run found; throws where the text is not of this form. */
export function readResults(text: string): LoadTestResults {
  return resultsSchema.parse(JSON.parse(text));
}
