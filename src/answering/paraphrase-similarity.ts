import type { QueryVector } from './features.ts';
import { accumulate, buildInvertedIndex, type InvertedIndex } from './inverted-index.ts';
import { type SparseVector, toUnitTfIdf } from './sparse-vector.ts';

/** The single paraphrases of each entry, to compare a question with: cosine of tf-idf vectors. */
export type ParaphraseIndex = {
  /** The paraphrases of all entries, grouped by entry. */
  readonly paraphrases: InvertedIndex;
  /** The number of paraphrases of each entry. */
  readonly sizes: readonly number[];
  readonly idf: Float64Array;
  readonly unseenIdf: number;
};

/** For each entry, from 0 to 1: its most similar paraphrase, and the weighted mean of its three most similar ones. */
type SimilarityScores = { readonly top1: Float64Array; readonly top3: Float64Array };

const rankWeights = [0.6, 0.25, 0.15] as const;

/** `paraphrases` are grouped by entry. `unseenIdf` is the idf of a feature that no paraphrase has. */
export function indexParaphrases(
  paraphrases: readonly (readonly SparseVector[])[],
  idf: Float64Array,
  unseenIdf: number,
): ParaphraseIndex {
  const vectors = paraphrases.flat().map((vector) => toUnitTfIdf(vector, idf, unseenIdf));
  return {
    paraphrases: buildInvertedIndex(idf.length, vectors),
    sizes: paraphrases.map((entryParaphrases) => entryParaphrases.length),
    idf,
    unseenIdf,
  };
}

/** Features that no paraphrase has make the question less similar to all of them. */
export function scoreSimilarities(
  { paraphrases, sizes, idf, unseenIdf }: ParaphraseIndex,
  question: QueryVector,
): SimilarityScores {
  const similarities = new Float64Array(sizes.reduce((sum, size) => sum + size, 0));
  const unknownSquaredNorm = question.unknownWeights.reduce((sum, weight) => sum + (weight * unseenIdf) ** 2, 0);
  const { featureIds, weights } = toUnitTfIdf(question, idf, unseenIdf, unknownSquaredNorm);
  featureIds.forEach((featureId, index) => {
    accumulate(paraphrases, similarities, featureId, weights[index] ?? 0);
  });
  return scoreEntries(similarities, sizes);
}

/** `similarities` are grouped by entry, `sizes[n]` of them for entry n. */
function scoreEntries(similarities: Float64Array, sizes: readonly number[]): SimilarityScores {
  const top1 = new Float64Array(sizes.length);
  const top3 = new Float64Array(sizes.length);
  let start = 0;
  sizes.forEach((size, entry) => {
    const [first, second, third] = topThreeValues(similarities, start, start + size);
    top1[entry] = first;
    top3[entry] = rankWeights[0] * first + rankWeights[1] * second + rankWeights[2] * third;
    start += size;
  });
  return { top1, top3 };
}

/** The three highest values from `start` to before `end`, highest first; 0 for those that are missing. */
function topThreeValues(values: Float64Array, start: number, end: number): [number, number, number] {
  let [first, second, third] = [0, 0, 0];
  for (let index = start; index < end; index += 1) {
    const value = values[index] ?? 0;
    if (value > first) [first, second, third] = [value, first, second];
    else if (value > second) [second, third] = [value, second];
    else if (value > third) third = value;
  }
  return [first, second, third];
}
