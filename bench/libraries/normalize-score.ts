import type { SearchFunction } from './search-library.ts';

/** BM25 adds up over words, so a threshold on its score for each word of the question tells more than one on the sum. */
export function normalizeByWordCount(search: SearchFunction): SearchFunction {
  return (question) => {
    const hit = search(question);
    return hit && { ...hit, score: hit.score / Math.max(question.split(/\s+/).length, 1) };
  };
}
