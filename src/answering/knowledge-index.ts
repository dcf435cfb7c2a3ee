import type { Knowledge } from '../knowledge/knowledge.ts';
import { type AutocompleteIndex, indexQuestions } from './autocomplete.ts';
import type { ConceptIndex } from './concepts.ts';
import { type EntryIndex, indexEntries } from './entry-index.ts';
import { createEntryMatcher, type Matcher } from './entry-matcher.ts';
import { createSentenceMatcher } from './sentence-matcher.ts';
import { type IndexedSentences, parseSentences } from './sentences/sentence-index.ts';
import { indexSupportNotices } from './support-notices.ts';

/** Everything that takes long to derive from a knowledge. Plain data, so a worker thread can build it. */
export type KnowledgeIndex = {
  readonly matching:
    | { readonly kind: 'entries'; readonly index: EntryIndex }
    | { readonly kind: 'sentences'; readonly index: IndexedSentences };
  readonly questions: AutocompleteIndex;
  readonly supportNoticeWords: ConceptIndex;
};

/** Takes about 0.3 s for the largest files. Drafts have no paraphrases, so their sentences are indexed. */
export function indexKnowledge(knowledge: Knowledge): KnowledgeIndex {
  const sentenceTexts = () => knowledge.sources.flatMap(({ sentences }) => sentences.map(({ text }) => text));
  return {
    matching: knowledge.incident.draft
      ? { kind: 'sentences', index: parseSentences(sentenceTexts()) }
      : { kind: 'entries', index: indexEntries(knowledge) },
    questions: indexQuestions(knowledge),
    supportNoticeWords: indexSupportNotices(knowledge.supportNotices),
  };
}

export function createMatcher(knowledge: Knowledge, { matching }: KnowledgeIndex): Matcher {
  return matching.kind === 'entries'
    ? createEntryMatcher(knowledge, matching.index)
    : createSentenceMatcher(knowledge, matching.index);
}
