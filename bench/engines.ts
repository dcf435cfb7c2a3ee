import { createSnapshot } from '../src/answering/snapshot.ts';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { fuseDefault, fuseTokenSearch } from './libraries/fuse.ts';
import { miniSearch } from './libraries/minisearch.ts';
import { orama } from './libraries/orama.ts';
import type { SearchLibrary } from './libraries/search-library.ts';
import { winkBm25 } from './libraries/wink-bm25.ts';

export const engineName = 'On Record';

/** The libraries in the comparison. */
export const searchLibraries: readonly SearchLibrary[] = [winkBm25, miniSearch, orama, fuseTokenSearch, fuseDefault];

/** All engines in the comparison; this engine first. */
export const engineNames: readonly string[] = [engineName, ...searchLibraries.map(({ name }) => name)];

export function findLibrary(name: string): SearchLibrary | undefined {
  return searchLibraries.find((peer) => peer.name === name);
}

/** The input of every engine: the knowledge, and its paraphrases as plain texts. */
export type Dataset = { readonly knowledge: Knowledge; readonly texts: readonly string[] };

/** Indexes the input; the result answers a question, this engine completely and a library with its best text. */
export function createEngine(name: string, { knowledge, texts }: Dataset): (question: string) => unknown {
  const library = findLibrary(name);
  return library ? library.createIndex(texts) : createSnapshot(knowledge).answerer.answer;
}
