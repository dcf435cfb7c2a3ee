import type { Search } from './peer.ts';

/** BM25 adds up over words, so a threshold on its score for each word of the question tells more than one on the sum. */
export function perWord(search: Search): Search {
  return (question) => {
    const hit = search(question);
    return hit && { ...hit, score: hit.score / Math.max(question.split(/\s+/).length, 1) };
  };
}
