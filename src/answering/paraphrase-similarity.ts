import { buildInvertedIndex, type SparseVector } from './inverted-index.ts';

/** Finds how much a question is like the wordings of each entry (cosine of tf-idf weights). */
export type ParaphraseSimilarity = {
  /** `unknown` are the weights of the question's features that no wording has: they make it less like any. */
  readonly score: (question: SparseVector & { readonly unknownWeights: readonly number[] }) => SimilarityScores;
};

/** For each entry, by its number, from 0 to 1: of its best wording, and of its best three, the best counting most. */
export type SimilarityScores = { readonly top1: Float64Array; readonly top3: Float64Array };

const rankWeights = [0.6, 0.25, 0.15] as const;

/** `wordings[n]` are those of entry n; `idf` tells how telling a feature is, `unseen` how telling one is that no wording has. */
export function createParaphraseSimilarity(
  paraphrases: readonly (readonly SparseVector[])[],
  idf: Float64Array,
  unseenIdf: number,
): ParaphraseSimilarity {
  const vectors = paraphrases.flat().map((row) => toUnitTfIdf(row, idf, 0));
  const invertedIndex = buildInvertedIndex(idf.length, vectors);
  const sizes = paraphrases.map((entryParaphrases) => entryParaphrases.length);
  return {
    score(question) {
      const similarities = new Float64Array(vectors.length);
      const unknownSquaredNorm = question.unknownWeights.reduce((sum, weight) => sum + (weight * unseenIdf) ** 2, 0);
      const { featureIds, weights } = toUnitTfIdf(question, idf, unknownSquaredNorm);
      featureIds.forEach((featureId, index) => {
        invertedIndex.accumulate(similarities, featureId, weights[index] ?? 0);
      });
      return scoreEntries(similarities, sizes);
    },
  };
}

/** Weights times idf, scaled to length 1; `more` is what else is in the length, squared. */
function toUnitTfIdf({ featureIds, weights }: SparseVector, idf: Float64Array, extraSquaredNorm: number): SparseVector {
  const tfIdf = featureIds.map((featureId, index) => (weights[index] ?? 0) * (idf[featureId] ?? 0));
  const length = Math.sqrt(tfIdf.reduce((sum, weight) => sum + weight * weight, extraSquaredNorm)) || 1;
  return { featureIds, weights: tfIdf.map((weight) => weight / length) };
}

/** The wordings of an entry stand side by side, those of the first entry first. */
function scoreEntries(similarities: Float64Array, sizes: readonly number[]): SimilarityScores {
  const top1 = new Float64Array(sizes.length);
  const top3 = new Float64Array(sizes.length);
  let start = 0;
  sizes.forEach((size, entry) => {
    const topThree = highestThreeValues(similarities, start, start + size);
    top1[entry] = topThree[0];
    top3[entry] = rankWeights[0] * topThree[0] + rankWeights[1] * topThree[1] + rankWeights[2] * topThree[2];
    start += size;
  });
  return { top1, top3 };
}

/** From `start` to before `end`, the highest first. */
function highestThreeValues(values: Float64Array, start: number, end: number): [number, number, number] {
  let [first, second, third] = [0, 0, 0];
  for (let index = start; index < end; index += 1) {
    const value = values[index] ?? 0;
    if (value > first) [first, second, third] = [value, first, second];
    else if (value > second) [second, third] = [value, second];
    else if (value > third) third = value;
  }
  return [first, second, third];
}
