import type { Entry, Knowledge } from '../knowledge/knowledge.ts';
import type { Explanation } from '../replies/explanation.ts';
import { classify, type Decision } from './classifier.ts';
import { extractConfidenceFeatures, unknownWordRarity } from './confidence-features.ts';
import type { EntryIndex } from './entry-index.ts';
import { createEntrySearch, type EntryCandidate, type EntrySearch } from './entry-search.ts';
import type { Query } from './query.ts';
import { restrictSingleWord } from './single-word.ts';
import type { TokenisedText } from './text/tokenizer.ts';

/** Recognises what a question means. Any text is allowed. */
export type Matcher = {
  readonly match: (question: TokenisedText) => Match;
  /** The entries that the question may mean, best first. */
  readonly rank: (question: TokenisedText) => readonly Entry[];
  readonly explain: (question: TokenisedText) => Explanation;
};

/** The decision about a question, and all ranked entries. */
export type Match = { readonly decision: Decision; readonly rankedEntries: readonly Entry[] };

const maxExplainedCandidates = 5;

/** Matches questions with the authored paraphrases. */
export function createEntryMatcher(knowledge: Knowledge, index: EntryIndex): Matcher {
  const entries = createEntrySearch(knowledge, index);
  return {
    match(question) {
      const { candidates, decision } = classifyQuestion(entries, question);
      return { decision, rankedEntries: entriesOf(candidates) };
    },
    rank: ({ tokens }) => entriesOf(entries.search(entries.parse(tokens))),
    explain(question) {
      const { query, candidates, features, probability, decision } = classifyQuestion(entries, question);
      return {
        words: query.tokens.map(({ word }) => word),
        spellingFixes: query.spellingFixes,
        contentTerms: query.contentTerms,
        candidates: candidates.slice(0, maxExplainedCandidates).map(({ entry, score, similarity }) => ({
          ...{ id: entry.id, kind: entry.kind, score, similarity },
          question: entry.kind === 'off-topic' ? 'Not about the incident' : entry.question,
        })),
        features,
        probability,
        decision: decision.kind,
      };
    },
  };
}

function classifyQuestion({ parse, search, idf }: EntrySearch, { tokens }: TokenisedText) {
  const query = parse(tokens);
  const candidates = preferEntries(search(query), query, idf);
  const features = extractConfidenceFeatures(candidates, query, idf);
  const { decision, probability } = classify(candidates, features);
  return { query, candidates, features, probability, decision: restrictSingleWord(query, decision) };
}

/** With fewer paraphrases, an entry knows few of the ways in which people ask for it. */
const minParaphrases = 15;

/**
 * Built-in off-topic examples do not beat an entry that has few paraphrases and still knows the question's rarest word, as in
 * "is there a phone number for the helpline".
 */
function preferEntries(
  ranked: readonly EntryCandidate[],
  query: Query,
  idf: EntrySearch['idf'],
): readonly EntryCandidate[] {
  const [first] = ranked;
  const best = ranked.find(({ entry }) => entry.kind !== 'off-topic');
  if (!first || !best || first === best || best.entry.paraphrases.length >= minParaphrases) return ranked;
  const isBetterKnown = unknownWordRarity(query, best, idf) < unknownWordRarity(query, first, idf);
  return isBetterKnown ? ranked.filter(({ entry }) => entry.kind !== 'off-topic') : ranked;
}

/** The entries of the candidates, each once; an intent stands for its facts or its not-stated entry. */
function entriesOf(candidates: readonly EntryCandidate[]): Entry[] {
  const entries = candidates.flatMap(({ entry }): readonly Entry[] => {
    if (entry.kind === 'off-topic') return [];
    if (entry.kind !== 'intent') return [entry];
    return entry.notStated ? [...entry.facts, entry.notStated] : entry.facts;
  });
  return [...new Set(entries)];
}
