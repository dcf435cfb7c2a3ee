import { z } from 'zod';
import { indexArticle, rankSentences } from '../answering/article/article-index.ts';

const place = z.number().int().nonnegative();

/** A file of public questions over passages; `gold: []` is a question that its passage doesn't answer. */
export const passagesSchema = z.object({
  docs: z.array(z.object({ title: z.string().optional(), sents: z.array(z.string()) })),
  qs: z.array(z.object({ d: place, q: z.string(), gold: z.array(place), misspelt: z.string().optional() })),
});
export type Passages = z.infer<typeof passagesSchema>;

/**
 * `first`: share of the answerable questions whose best sentence is a right one; `misspelt`: the same with a misspelling.
 * `offTopic`: AUROC between a document's own questions and those of the document seven places on, asked of it. `removed`: AUROC
 * between questions with their right sentences in place and taken out. Both AUROCs are of `answerable`; 0.5 is chance.
 */
export type PassageFigures = {
  readonly first: number;
  readonly misspelt: number;
  readonly offTopic: number;
  readonly removed: number;
};

const placesOn = 7;

/** Measures an engine on a file of passages; a ZodError says where a file has another form. */
export function passageFigures(file: unknown, rank: typeof rankSentences = rankSentences): PassageFigures {
  const { docs, qs } = passagesSchema.parse(file);
  const indexes = docs.map(({ sents }) => indexArticle(sents));
  const asked = (document: number, question: string) => rank(indexAt(document), question);
  const indexAt = (document: number) => indexes[document] ?? indexArticle([]);
  const isRight = (question: string, { d, gold }: Passages['qs'][number]) => {
    const best = asked(d, question).ranked[0];
    return best !== undefined && gold.includes(best.sentence) ? 1 : 0;
  };
  const answered = qs.filter(({ gold }) => gold.length > 0);
  const taken = answered.map(({ d, q, gold }) => {
    const left = docs[d]?.sents.filter((_, at) => !gold.includes(at)) ?? [];
    return rank(indexArticle(left), q).answerable;
  });
  const home = (d: number) => (d + docs.length - (placesOn % docs.length)) % docs.length;
  return {
    first: mean(answered.map((question) => isRight(question.q, question))),
    misspelt: mean(answered.flatMap((one) => (one.misspelt === undefined ? [] : [isRight(one.misspelt, one)]))),
    offTopic: auroc(
      qs.map(({ d, q }) => asked(d, q).answerable),
      qs.map(({ d, q }) => asked(home(d), q).answerable),
    ),
    removed: auroc(
      answered.map(({ d, q }) => asked(d, q).answerable),
      taken,
    ),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The probability that one of `yes` is above one of `no`, a tie counting half (area under the ROC curve, Mann-Whitney). */
export function auroc(yes: readonly number[], no: readonly number[]): number {
  const rising = [...no].sort((a, b) => a - b);
  const wins = yes.map((value) => (below(rising, value, false) + below(rising, value, true)) / 2);
  return mean(wins) / Math.max(1, rising.length);
}

/** How many of the rising values are below (or, `orEqual`, not above) a value. */
function below(rising: readonly number[], value: number, orEqual: boolean): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = rising[middle] ?? 0;
    if (other < value || (orEqual && other === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
