import { packPostings, type Row } from './postings.ts';

/** Tells by which entry a question was most likely meant (naive Bayes over all wordings of each entry). */
export type Bayes = {
  /** For each entry, by its number, the log of how much likelier its wordings bring these features than all wordings do. */
  readonly score: (question: Row) => Float64Array;
};

/** How many features of the average of all entries each entry is lent, so that what it never saw is unlikely, not impossible. */
const lent = 5;

/** `features` is how many there are; `entries[n]` are the features of the wordings of entry n, each once. */
export function openBayes(features: number, entries: readonly Row[]): Bayes {
  const all = new Float64Array(features);
  const totals = entries.map((entry) => addCounts(all, entry));
  const sum = totals.reduce((total, part) => total + part, 0);
  const absent = Float64Array.from(totals, (total) => Math.log(lent / (total + lent)));
  const gain = (feature: number, count: number) => Math.log1p((count * sum) / (lent * (all[feature] ?? 1)));
  const gains = entries.map((entry) => ({
    features: entry.features,
    weights: entry.features.map((feature, at) => gain(feature, entry.weights[at] ?? 0)),
  }));
  const postings = packPostings(features, gains);
  return {
    score(question) {
      const scores = new Float64Array(entries.length);
      question.features.forEach((feature, at) => {
        postings.addTo(scores, feature, question.weights[at] ?? 0);
      });
      const known = question.weights.reduce((total, weight) => total + weight, 0);
      return scores.map((score, entry) => score + known * (absent[entry] ?? 0));
    },
  };
}

function addCounts(all: Float64Array, { features, weights }: Row): number {
  let total = 0;
  features.forEach((feature, at) => {
    const weight = weights[at] ?? 0;
    all[feature] = (all[feature] ?? 0) + weight;
    total += weight;
  });
  return total;
}

/** The features of several wordings together, each feature once with its weights summed. */
export function summed(wordings: readonly Row[]): Row {
  const sums = new Map<number, number>();
  for (const { features, weights } of wordings) {
    features.forEach((feature, at) => {
      sums.set(feature, (sums.get(feature) ?? 0) + (weights[at] ?? 0));
    });
  }
  return { features: [...sums.keys()], weights: [...sums.values()] };
}
