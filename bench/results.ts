import { z } from 'zod';

/** Shares from 0 to 1, on the shipped questions. */
const accuracySchema = z.object({
  questions: z.number(),
  right: z.number(),
  answerableRight: z.number(),
  answerableWrong: z.number(),
  /** Of unanswerable and off-topic questions. */
  notAnswered: z.number(),
  /** The same two shares, with a threshold fitted for few incorrect answers. */
  careful: z.object({ answerableRight: z.number(), answerableWrong: z.number() }),
});

/** Milliseconds; each question's time is the median of its rounds. */
const speedSchema = z.object({
  name: z.string(),
  paraphraseCount: z.number(),
  indexMs: z.number(),
  medianMs: z.number(),
  p99Ms: z.number(),
  /** The number of questions; below a hundred, `p99` is the slowest of them. */
  questionCount: z.number(),
});

const resultsSchema = z.object({
  node: z.string(),
  processor: z.string(),
  accuracy: z.array(
    z.object({ name: z.string(), corpus: z.enum(['paraphrases', 'sentences']), metrics: accuracySchema }),
  ),
  speed: z.array(speedSchema),
  /**
   * Growth of memory after indexing, in bytes; `size` is the approximate number of paraphrases, in the same order as in
   * `speed`.
   */
  memory: z.array(z.object({ name: z.string(), size: z.number(), bytes: z.number() })),
});

export type Accuracy = z.output<typeof accuracySchema>;
export type Speed = z.output<typeof speedSchema>;
export type Results = z.output<typeof resultsSchema>;

/** The results of a run; throws if the text has another format. */
export function parseResults(text: string): Results {
  return resultsSchema.parse(JSON.parse(text));
}

/** The results of a child process. */
export const parseAccuracy = (text: string): Accuracy => accuracySchema.parse(JSON.parse(text));
export const parseBytes = (text: string): number => z.number().parse(JSON.parse(text));
