import { createAnswerer } from '../src/answering/answerer.ts';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { fuseDefault, fuseTokenSearch } from './libraries/fuse.ts';
import { miniSearch } from './libraries/minisearch.ts';
import { orama } from './libraries/orama.ts';
import type { SearchLibrary } from './libraries/search-library.ts';
import { winkBm25 } from './libraries/wink-bm25.ts';

export const engineName = 'On Record';

/** The libraries that this engine is measured beside. */
export const searchLibraries: readonly SearchLibrary[] = [winkBm25, miniSearch, orama, fuseTokenSearch, fuseDefault];

/** All that are measured; this engine first. */
export const engineNames: readonly string[] = [engineName, ...searchLibraries.map(({ name }) => name)];

export function findLibrary(name: string): SearchLibrary | undefined {
  return searchLibraries.find((peer) => peer.name === name);
}

/** What all contestants are given: the knowledge, and its wordings as plain texts. */
export type Dataset = { readonly knowledge: Knowledge; readonly texts: readonly string[] };

/** Indexes the material; the result answers a question, this engine wholly and a library with the best text. */
export function createEngine(name: string, { knowledge, texts }: Dataset): (question: string) => unknown {
  const library = findLibrary(name);
  return library ? library.createIndex(texts) : createAnswerer(knowledge).answer;
}
