import type { ArticleIndex } from './indexed-article.ts';
import type { Term } from './term.ts';

/** How soon a word's repetition stops to count, and how far long sentences are held back; measured on both development files. */
const saturation = 1.2;
const lengthShare = 0.6;
/** What one term of weight 1 can add at most. */
export const mostForOne = saturation + 1;

/** How much a sentence's length takes from each of its words; see `bm25`. */
export function brakeOf(length: number, averageLength: number): number {
  return saturation * (1 - lengthShare + (lengthShare * length) / averageLength);
}

/**
 * BM25 of every sentence. `softness` says what a derivation or a word used alike counts against the word itself: 0 nothing.
 */
export function bm25({ brakes }: ArticleIndex, terms: readonly Term[], softness: number): Float64Array {
  const scores = new Float64Array(brakes.length);
  for (const { weight, counts, held, places } of terms) {
    for (const at of places) {
      const found = counts[at] || softness * (held[at] ?? 0);
      scores[at] = (scores[at] ?? 0) + (weight * found * mostForOne) / (found + (brakes[at] ?? 1));
    }
  }
  return scores;
}
