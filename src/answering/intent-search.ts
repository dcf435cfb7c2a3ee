import { loadIntentBank } from '../knowledge/intents/intent-bank.ts';
import { fillSlots } from '../knowledge/intents/slots.ts';
import type { IncidentIntent } from '../knowledge/knowledge.ts';
import { classify } from './classifier.ts';
import { extractConfidenceFeatures } from './confidence-features.ts';
import { indexEntries } from './entry-index.ts';
import { createEntrySearch, type EntrySearch } from './entry-search.ts';
import type { TokenisedText } from './text/tokenizer.ts';

/** What a question is about, by the intents of all kinds of incident. */
export type RecognizedIntent = {
  /** Undefined for a question that no incident answers. */
  readonly intentId: string | undefined;
  /** The estimated probability, from 0 to 1, that it is this one. */
  readonly probability: number;
};

let loaded: EntrySearch | undefined;

/** The first call indexes the intents. */
export function recognizeIntent({ tokens }: TokenisedText): RecognizedIntent {
  loaded ??= createIntentSearch();
  const query = loaded.parse(tokens);
  const candidates = loaded.search(query);
  const { probability } = classify(candidates, extractConfidenceFeatures(candidates, query, loaded.idf));
  const first = candidates[0]?.entry;
  return { intentId: first?.kind === 'intent' ? first.id : undefined, probability };
}

function createIntentSearch(): EntrySearch {
  const intents = [...loadIntentBank().values()].map(
    ({ id, question, paraphrases }): IncidentIntent => ({
      kind: 'intent',
      id,
      question: fillSlots(question, {}) ?? question,
      paraphrases: paraphrases.flatMap((paraphrase) => fillSlots(paraphrase, {}) ?? []),
      facts: [],
    }),
  );
  const knowledge = { facts: [], notStated: [], intents, synonyms: [], sources: [] };
  return createEntrySearch(knowledge, indexEntries(knowledge));
}
