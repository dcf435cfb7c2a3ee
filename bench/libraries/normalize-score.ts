import type { SearchFunction } from './search-library.ts';

/**
 * BM25 is a sum over words, so a threshold on the score per word of the question separates better than one on the sum.
 */
export function normalizeByWordCount(search: SearchFunction): SearchFunction {
  return (question) => {
    const hit = search(question);
    return hit && { ...hit, score: hit.score / Math.max(question.split(/\s+/).length, 1) };
  };
}
