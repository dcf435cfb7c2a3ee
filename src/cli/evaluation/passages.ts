import { z } from 'zod';
import { indexArticle, rankSentences } from '../../answering/sentences/rank-sentences.ts';

const indexSchema = z.number().int().nonnegative();

/** A file of public questions over passages; `gold: []` is a question that its passage doesn't answer. */
export const passagesSchema = z.object({
  docs: z.array(z.object({ title: z.string().optional(), sents: z.array(z.string()) })),
  qs: z.array(z.object({ d: indexSchema, q: z.string(), gold: z.array(indexSchema), misspelt: z.string().optional() })),
});
export type PassagesFile = z.infer<typeof passagesSchema>;

/**
 * `first`: share of the answerable questions whose best sentence is a right one; `misspelt`: the same with a misspelling.
 * `offTopic`: AUROC between a document's own questions and those of the document seven places on, asked of it. `removed`: AUROC
 * between questions with their right sentences in place and taken out. Both AUROCs are of `answerable`; 0.5 is chance.
 */
export type PassageMetrics = {
  readonly topAccuracy: number;
  readonly misspeltAccuracy: number;
  readonly offTopicAuroc: number;
  readonly removedAuroc: number;
};

const foreignDocumentOffset = 7;

/** Measures an engine on a file of passages; a ZodError says where a file has another form. */
export function evaluatePassages(file: unknown, rank: typeof rankSentences = rankSentences): PassageMetrics {
  const { docs, qs } = passagesSchema.parse(file);
  const indexes = docs.map(({ sents }) => indexArticle(sents));
  const rankIn = (document: number, question: string) => rank(indexAt(document), question);
  const indexAt = (document: number) => indexes[document] ?? indexArticle([]);
  const isRight = (question: string, { d, gold }: PassagesFile['qs'][number]) => {
    const best = rankIn(d, question).ranked[0];
    return best !== undefined && gold.includes(best.sentenceIndex) ? 1 : 0;
  };
  const answered = qs.filter(({ gold }) => gold.length > 0);
  const removedProbabilities = answered.map(({ d, q, gold }) => {
    const remaining = docs[d]?.sents.filter((_, index) => !gold.includes(index)) ?? [];
    return rank(indexArticle(remaining), q).answerProbability;
  });
  const foreignDocument = (d: number) => (d + docs.length - (foreignDocumentOffset % docs.length)) % docs.length;
  return {
    topAccuracy: mean(answered.map((question) => isRight(question.q, question))),
    misspeltAccuracy: mean(
      answered.flatMap((question) => (question.misspelt === undefined ? [] : [isRight(question.misspelt, question)])),
    ),
    offTopicAuroc: auroc(
      qs.map(({ d, q }) => rankIn(d, q).answerProbability),
      qs.map(({ d, q }) => rankIn(foreignDocument(d), q).answerProbability),
    ),
    removedAuroc: auroc(
      answered.map(({ d, q }) => rankIn(d, q).answerProbability),
      removedProbabilities,
    ),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The probability that one of `yes` is above one of `no`, a tie counting half (area under the ROC curve, Mann-Whitney). */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const sortedNegatives = [...negatives].sort((a, b) => a - b);
  const wins = positives.map(
    (value) => (countBelow(sortedNegatives, value, false) + countBelow(sortedNegatives, value, true)) / 2,
  );
  return mean(wins) / Math.max(1, sortedNegatives.length);
}

/** How many of the rising values are below (or, `orEqual`, not above) a value. */
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
