import Fuse, { type IFuseOptions } from 'fuse.js';
import type { Peer } from './peer.ts';

/** Nothing set: the whole question is one pattern, and matches late in a text count less. */
export const fuseAsItComes: Peer = openFuse('fuse.js', 'as it comes', {});

/**
 * Each word of the question by itself, rare ones weighing most. A threshold of 0.3 was the best of 0 to 0.4; to leave the length
 * of the text out, or to search by stems, made it worse.
 */
export const fuseTokenSearch: Peer = openFuse('fuse.js, token search', 'threshold 0.3', {
  useTokenSearch: true,
  threshold: 0.3,
});

function openFuse(name: string, setUp: string, options: IFuseOptions<string>): Peer {
  return {
    name,
    setUp,
    open(texts) {
      const fuse = new Fuse(texts, { ...options, includeScore: true });
      return (question) => {
        const [first] = fuse.search(question, { limit: 1 });
        // Its score is 0 for a perfect match and 1 for none.
        return first && { place: first.refIndex, score: 1 - (first.score ?? 1) };
      };
    },
  };
}
