import type { QueryTerm } from './query-term.ts';
import type { SentenceIndex } from './sentence-index.ts';

/** How soon a word's repetition stops to count, and how far long sentences are held back; measured on both development files. */
const k1 = 1.2;
const b = 0.6;
/** What one term of weight 1 can add at most. */
export const maxTermScore = k1 + 1;

/** How much a sentence's length takes from each of its words; see `bm25`. */
export function lengthNorm(length: number, averageLength: number): number {
  return k1 * (1 - b + (b * length) / averageLength);
}

/**
 * BM25 of every sentence. `softness` says what a derivation or a word used alike counts against the word itself: 0 nothing.
 */
export function bm25Scores(
  { lengthNorms }: SentenceIndex,
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
