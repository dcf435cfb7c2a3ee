import type { QueryTerm } from './query-term.ts';

/** Term frequency saturation and length normalization of BM25, chosen on both development files. */
const k1 = 1.2;
const b = 0.6;
/** The maximum score of one term of weight 1. */
export const maxTermScore = k1 + 1;

/** BM25's length normalization of a sentence; lengths in content words. */
export function lengthNorm(length: number, averageLength: number): number {
  return k1 * (1 - b + (b * length) / averageLength);
}

/**
 * The BM25 score of every sentence. `lengthNorms` has one value for each sentence. `softMatchWeight` is the term frequency of
 * a derivation or a similar word with match strength 1; 0 ignores them.
 */
export function bm25Scores(
  lengthNorms: Float64Array,
  terms: readonly QueryTerm[],
  softMatchWeight: number,
): Float64Array {
  const scores = new Float64Array(lengthNorms.length);
  for (const { weight, termFrequencies, matchStrength, sentenceIds } of terms) {
    for (const sentenceId of sentenceIds) {
      const frequency = termFrequencies[sentenceId] || softMatchWeight * (matchStrength[sentenceId] ?? 0);
      scores[sentenceId] =
        (scores[sentenceId] ?? 0) + (weight * frequency * maxTermScore) / (frequency + (lengthNorms[sentenceId] ?? 1));
    }
  }
  return scores;
}

/**
 * How closely the query terms stand together in a sentence: the share of the query weight that matches, times the density of
 * matches between the first and the last of them. 0 for fewer than two matches, 1 if all terms are adjacent.
 */
export function proximityScore(
  terms: readonly QueryTerm[],
  firstPositions: ReadonlyMap<string, number>,
  totalWeight: number,
): number {
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  let weight = 0;
  let matchCount = 0;
  for (const term of terms) {
    const position = firstPositions.get(term.stem);
    if (position === undefined) continue;
    matchCount += 1;
    weight += term.weight;
    first = Math.min(first, position);
    last = Math.max(last, position);
  }
  return matchCount < 2 ? 0 : ((weight / totalWeight) * matchCount) / (last - first + 1);
}
