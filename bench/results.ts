import { z } from 'zod';

/** Shares from 0 to 1, on the shipped questions. */
const accuracy = z.object({
  questions: z.number(),
  right: z.number(),
  answerableRight: z.number(),
  answerableWrong: z.number(),
  /** Of what can't be answered and what is off the topic. */
  notAnswered: z.number(),
  /** The same two shares, with a threshold fitted so that few are wrong. */
  careful: z.object({ answerableRight: z.number(), answerableWrong: z.number() }),
});

/** Milliseconds; each question's time is the median of its rounds. */
const speed = z.object({
  name: z.string(),
  wordings: z.number(),
  index: z.number(),
  median: z.number(),
  p99: z.number(),
  /** How many questions; where they are fewer than a hundred, `p99` is the slowest of them. */
  asked: z.number(),
});

const results = z.object({
  node: z.string(),
  processor: z.string(),
  accuracy: z.array(z.object({ name: z.string(), texts: z.enum(['wordings', 'sentences']), figures: accuracy })),
  speed: z.array(speed),
  /** Bytes more in use after indexing than before; `size` is about how many wordings, in the same order as in `speed`. */
  memory: z.array(z.object({ name: z.string(), size: z.number(), bytes: z.number() })),
});

export type Accuracy = z.output<typeof accuracy>;
export type Speed = z.output<typeof speed>;
export type Results = z.output<typeof results>;

/** What a run found; throws where the text is not of this form. */
export function readResults(text: string): Results {
  return results.parse(JSON.parse(text));
}

/** What a child process found. */
export const readAccuracy = (text: string): Accuracy => accuracy.parse(JSON.parse(text));
export const readBytes = (text: string): number => z.number().parse(JSON.parse(text));
