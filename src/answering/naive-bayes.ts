import { buildInvertedIndex, type SparseVector } from './inverted-index.ts';

/** Tells by which entry a question was most likely meant (naive Bayes over all wordings of each entry). */
export type NaiveBayes = {
  /** For each entry, by its number, the log of how much likelier its wordings bring these features than all wordings do. */
  readonly score: (question: SparseVector) => Float64Array;
};

/** How many features of the average of all entries each entry is lent, so that what it never saw is unlikely, not impossible. */
const smoothing = 5;

/** `features` is how many there are; `entries[n]` are the features of the wordings of entry n, each once. */
export function createNaiveBayes(features: number, entries: readonly SparseVector[]): NaiveBayes {
  const featureCounts = new Float64Array(features);
  const entryTotals = entries.map((entry) => addCounts(featureCounts, entry));
  const grandTotal = entryTotals.reduce((total, part) => total + part, 0);
  const absencePenalty = Float64Array.from(entryTotals, (total) => Math.log(smoothing / (total + smoothing)));
  const logLikelihoodRatio = (featureId: number, count: number) =>
    Math.log1p((count * grandTotal) / (smoothing * (featureCounts[featureId] ?? 1)));
  const ratioVectors = entries.map((entry) => ({
    featureIds: entry.featureIds,
    weights: entry.featureIds.map((featureId, index) => logLikelihoodRatio(featureId, entry.weights[index] ?? 0)),
  }));
  const invertedIndex = buildInvertedIndex(features, ratioVectors);
  return {
    score(question) {
      const scores = new Float64Array(entries.length);
      question.featureIds.forEach((featureId, index) => {
        invertedIndex.accumulate(scores, featureId, question.weights[index] ?? 0);
      });
      const totalWeight = question.weights.reduce((total, weight) => total + weight, 0);
      return scores.map((score, entry) => score + totalWeight * (absencePenalty[entry] ?? 0));
    },
  };
}

function addCounts(featureCounts: Float64Array, { featureIds, weights }: SparseVector): number {
  let total = 0;
  featureIds.forEach((featureId, index) => {
    const weight = weights[index] ?? 0;
    featureCounts[featureId] = (featureCounts[featureId] ?? 0) + weight;
    total += weight;
  });
  return total;
}

/** The features of several wordings together, each feature once with its weights summed. */
export function sumVectors(vectors: readonly SparseVector[]): SparseVector {
  const sums = new Map<number, number>();
  for (const { featureIds, weights } of vectors) {
    featureIds.forEach((featureId, index) => {
      sums.set(featureId, (sums.get(featureId) ?? 0) + (weights[index] ?? 0));
    });
  }
  return { featureIds: [...sums.keys()], weights: [...sums.values()] };
}
