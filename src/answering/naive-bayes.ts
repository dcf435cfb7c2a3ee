import { accumulate, buildInvertedIndex, type InvertedIndex } from './inverted-index.ts';
import type { SparseVector } from './sparse-vector.ts';

/** Which entry a question most likely means: naive Bayes over all paraphrases of each entry. */
export type NaiveBayes = {
  /** For each entry the log-likelihood that a feature it never had adds. */
  readonly absencePenalties: Float64Array;
  readonly likelihoodRatios: InvertedIndex;
};

/**
 * The pseudo-count of features that each entry receives from the average of all entries (Dirichlet smoothing). It makes a
 * feature that an entry never had unlikely instead of impossible.
 */
const smoothing = 5;

/** `entries` contain each feature once. */
export function trainNaiveBayes(featureCount: number, entries: readonly SparseVector[]): NaiveBayes {
  const featureTotals = new Float64Array(featureCount);
  const entryTotals = entries.map((entry) => addCounts(featureTotals, entry));
  const grandTotal = sum(entryTotals);
  const absencePenalties = Float64Array.from(entryTotals, (total) => Math.log(smoothing / (total + smoothing)));
  const logLikelihoodRatio = (featureId: number, count: number) =>
    Math.log1p((count * grandTotal) / (smoothing * (featureTotals[featureId] ?? 1)));
  const ratioVectors = entries.map((entry) => ({
    featureIds: entry.featureIds,
    weights: entry.featureIds.map((featureId, index) => logLikelihoodRatio(featureId, entry.weights[index] ?? 0)),
  }));
  return { absencePenalties, likelihoodRatios: buildInvertedIndex(featureCount, ratioVectors) };
}

/** For each entry the log of how much likelier its paraphrases produce these features than all paraphrases together do. */
export function scoreLikelihoods(
  { absencePenalties, likelihoodRatios }: NaiveBayes,
  question: SparseVector,
): Float64Array {
  const scores = new Float64Array(absencePenalties.length);
  question.featureIds.forEach((featureId, index) => {
    accumulate(likelihoodRatios, scores, featureId, question.weights[index] ?? 0);
  });
  const totalWeight = sum(question.weights);
  return scores.map((score, entry) => score + totalWeight * (absencePenalties[entry] ?? 0));
}

/** Adds the entry's weights to the totals and returns their sum. */
function addCounts(featureTotals: Float64Array, { featureIds, weights }: SparseVector): number {
  featureIds.forEach((featureId, index) => {
    featureTotals[featureId] = (featureTotals[featureId] ?? 0) + (weights[index] ?? 0);
  });
  return sum(weights);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
