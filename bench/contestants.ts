import { openAnswerer } from '../src/answering/answerer.ts';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { fuseAsItComes, fuseTokenSearch } from './peers/fuse.ts';
import { miniSearch } from './peers/minisearch.ts';
import { orama } from './peers/orama.ts';
import type { Peer } from './peers/peer.ts';
import { winkBm25 } from './peers/wink-bm25.ts';

export const engineName = 'On Record';

/** The libraries that this engine is measured beside. */
export const peers: readonly Peer[] = [winkBm25, miniSearch, orama, fuseTokenSearch, fuseAsItComes];

/** All that are measured; this engine first. */
export const contestants: readonly string[] = [engineName, ...peers.map(({ name }) => name)];

export function findPeer(name: string): Peer | undefined {
  return peers.find((peer) => peer.name === name);
}

/** What all contestants are given: the knowledge, and its wordings as plain texts. */
export type Material = { readonly knowledge: Knowledge; readonly texts: readonly string[] };

/** Indexes the material; the result answers a question, this engine wholly and a library with the best text. */
export function openContestant(name: string, { knowledge, texts }: Material): (question: string) => unknown {
  const peer = findPeer(name);
  return peer ? peer.open(texts) : openAnswerer(knowledge).answer;
}
