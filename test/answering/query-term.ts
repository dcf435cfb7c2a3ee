import type { QueryTerm } from '../../src/answering/sentences/query-term.ts';

/** A term with its frequency and match strength in each sentence; by default, a sentence that contains it matches fully. */
export function queryTerm(
  word: string,
  weight: number,
  frequencies: readonly number[],
  strengths: readonly number[] = frequencies.map((count) => Math.min(count, 1)),
): QueryTerm {
  return {
    word,
    stem: word,
    kind: 'word',
    isName: false,
    weight,
    rarity: 0.5,
    maxStrength: 1,
    sentenceCount: 1,
    termFrequencies: Float32Array.from(frequencies),
    matchStrength: Float32Array.from(strengths),
    sentenceIds: [...frequencies.keys()],
  };
}
