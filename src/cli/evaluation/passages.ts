import { z } from 'zod';
import { type ModelWeights, type RankedSentences, rankSentences } from '../../answering/sentences/rank-sentences.ts';
import { indexSentences, type SentenceIndex } from '../../answering/sentences/sentence-index.ts';
import { parseSentenceQuery } from '../../answering/sentences/sentence-query.ts';

const indexSchema = z.number().int().nonnegative();

/** Public questions about passages. `gold` has the indexes of the right sentences; it is empty if the passage has no answer. */
export const passagesSchema = z.object({
  docs: z.array(z.object({ title: z.string().optional(), sents: z.array(z.string()) })),
  qs: z.array(z.object({ d: indexSchema, q: z.string(), gold: z.array(indexSchema), misspelt: z.string().optional() })),
});
export type PassagesFile = z.infer<typeof passagesSchema>;

/** From 0 to 1. An AUROC of 0.5 is chance. */
export type PassageMetrics = {
  /** The share of answerable questions whose best sentence is right. */
  readonly topAccuracy: number;
  /** The same for misspelt questions. */
  readonly misspeltAccuracy: number;
  /** The AUROC of the answer probability between a document's questions and those of another document. */
  readonly offTopicAuroc: number;
  /** The AUROC of the answer probability between questions with and without their right sentences in the document. */
  readonly removedAuroc: number;
};

/** The questions of another document are those of the document this many positions further. */
const foreignDocumentOffset = 7;

/** Throws a ZodError if the file has another format. */
export function evaluatePassages(file: unknown, weights?: ModelWeights): PassageMetrics {
  const { docs, qs } = passagesSchema.parse(file);
  const indexes = docs.map(({ sents }) => indexSentences(sents));
  const rank = (index: SentenceIndex, question: string): RankedSentences =>
    rankSentences(index, parseSentenceQuery(index, question), weights);
  const rankIn = (document: number, question: string) => rank(indexes[document] ?? indexSentences([]), question);
  const isRight = (question: string, { d, gold }: PassagesFile['qs'][number]) => {
    const best = rankIn(d, question).ranked[0];
    return best !== undefined && gold.includes(best.sentenceIndex) ? 1 : 0;
  };
  const answerable = qs.filter(({ gold }) => gold.length > 0);
  const removedProbabilities = answerable.map(({ d, q, gold }) => {
    const remaining = docs[d]?.sents.filter((_, index) => !gold.includes(index)) ?? [];
    return rank(indexSentences(remaining), q).answerProbability;
  });
  const foreignDocument = (d: number) => (d + docs.length - (foreignDocumentOffset % docs.length)) % docs.length;
  return {
    topAccuracy: mean(answerable.map((question) => isRight(question.q, question))),
    misspeltAccuracy: mean(
      answerable.flatMap((question) => (question.misspelt === undefined ? [] : [isRight(question.misspelt, question)])),
    ),
    offTopicAuroc: auroc(
      qs.map(({ d, q }) => rankIn(d, q).answerProbability),
      qs.map(({ d, q }) => rankIn(foreignDocument(d), q).answerProbability),
    ),
    removedAuroc: auroc(
      answerable.map(({ d, q }) => rankIn(d, q).answerProbability),
      removedProbabilities,
    ),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/**
 * The area under the ROC curve (Mann-Whitney): the probability that a random positive is above a random negative; a tie
 * counts half.
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const sortedNegatives = [...negatives].sort((a, b) => a - b);
  const wins = positives.map(
    (value) => (countBelow(sortedNegatives, value, false) + countBelow(sortedNegatives, value, true)) / 2,
  );
  return mean(wins) / Math.max(1, sortedNegatives.length);
}

/** The number of values below `value` (with `orEqual`, not above it). `sorted` is ascending. */
function countBelow(sorted: readonly number[], value: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle] ?? 0;
    if (other < value || (orEqual && other === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
