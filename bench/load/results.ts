import { z } from 'zod';
import { processFigures } from './figures.ts';

/** Milliseconds. */
const latency = z.object({ count: z.number(), p50: z.number(), p99: z.number(), max: z.number() });

const round = z.object({
  /** Asked for, and held: how many were answered a second. */
  rate: z.number(),
  held: z.number(),
  sent: z.number(),
  /** Neither answered within 3 seconds nor, if a mention, within 15. */
  lost: z.number(),
  /** From sending an interaction to its first answer: commands, autocomplete and buttons. */
  acknowledgement: latency,
  /** From a mention to the reply. */
  mentions: latency,
  autocomplete: latency,
  /** How late the latest was sent, and the timers of the process that asks, in ms. */
  behind: z.number(),
  askersDelayMax: z.number(),
  /** How many processors other programs of the machine used meanwhile: the figures are fair where it is near 0. */
  others: z.number(),
  bot: processFigures,
  liveBefore: z.number(),
  rssBefore: z.number(),
  /** Bytes of resident memory once a second. */
  rss: z.array(z.number()),
  errors: z.number(),
});

const fault = z.object({
  name: z.string(),
  sent: z.number(),
  lost: z.number(),
  /** Of the lost, those that had a second left when the fault was over, or came after it. */
  lostNeedlessly: z.number(),
  /** From the end of the fault to the sending of the first since which all were answered, within a second, in s. */
  readyAfter: z.number(),
});

const results = z.object({
  node: z.string(),
  processor: z.string(),
  processors: z.number(),
  servers: z.number(),
  start: z.object({
    /** Seconds from the start of the process to the first answer, and until every server has its commands. */
    answersAfter: z.number(),
    commandsAfter: z.number(),
    /** The same at a start that finds its commands registered. */
    answersAgainAfter: z.number(),
    commandsAgainAfter: z.number(),
  }),
  /** The stub instead of the bot: what those who ask and their Discord can do at most. */
  stub: z.array(round),
  rounds: z.array(round),
  faults: z.array(fault),
  crashed: z.boolean(),
});

export type Latency = z.output<typeof latency>;
export type Round = z.output<typeof round>;
export type Fault = z.output<typeof fault>;
export type Results = z.output<typeof results>;

/** What a run found; throws where the text is not of this form. */
export function readResults(text: string): Results {
  return results.parse(JSON.parse(text));
}
