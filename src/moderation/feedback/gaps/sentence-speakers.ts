import type { Snapshot } from '../../../answering/snapshot.ts';
import { citationKey, type Speaker } from '../../../knowledge/knowledge.ts';
import type { Sentence } from '../../../knowledge/sentences.ts';

/** Who speaks a sentence, as far as some fact says so. A sentence has one speaker, whichever fact cites it (evidence.ts). */
export function createSpeakerLookup({
  knowledge,
  withheldFacts,
}: Snapshot): (sentence: Sentence) => Speaker | undefined {
  const facts = [...knowledge.facts, ...withheldFacts.values()];
  const speakers = new Map(
    facts.flatMap(({ citations }) => citations.map((citation) => [citationKey(citation), citation.speaker] as const)),
  );
  return ({ sourceId, number }) => speakers.get(citationKey({ sourceId, sentenceNumber: number }));
}
