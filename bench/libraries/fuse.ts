import Fuse, { type IFuseOptions } from 'fuse.js';
import type { SearchLibrary } from './search-library.ts';

/** The defaults: the whole question is one pattern, and matches late in a text count less. */
export const fuseDefault: SearchLibrary = createFuseLibrary('fuse.js', 'as it comes', {});

/**
 * Each word of the question separately, rare ones with the highest weight. A threshold of 0.3 was the best of 0 to 0.4;
 * ignoring the length of the text or searching by stems was worse.
 */
export const fuseTokenSearch: SearchLibrary = createFuseLibrary('fuse.js, token search', 'threshold 0.3', {
  useTokenSearch: true,
  threshold: 0.3,
});

function createFuseLibrary(name: string, configuration: string, options: IFuseOptions<string>): SearchLibrary {
  return {
    name,
    configuration,
    createIndex(texts) {
      const fuse = new Fuse(texts, { ...options, includeScore: true });
      return (question) => {
        const [first] = fuse.search(question, { limit: 1 });
        // Fuse's score is 0 for a perfect match and 1 for none.
        return first && { position: first.refIndex, score: 1 - (first.score ?? 1) };
      };
    },
  };
}
