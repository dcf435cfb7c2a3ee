import type { Knowledge } from '../knowledge/knowledge.ts';
import { type AutocompleteIndex, indexQuestions } from './autocomplete.ts';
import type { ConceptIndex } from './concepts.ts';
import { type EntryIndex, indexEntries } from './entry-index.ts';
import { indexSupportNotices } from './support-notices.ts';

/**
 * What takes long to derive from a knowledge. It is plain data, and this module loads no word lists, so that a worker thread
 * can build it with little memory.
 */
export type KnowledgeIndex = {
  /** Undefined for a draft, which has no paraphrases. */
  readonly entries: EntryIndex | undefined;
  readonly questions: AutocompleteIndex;
  readonly supportNoticeWords: ConceptIndex;
};

/** Takes about 0.3 s for the largest files. */
export function indexKnowledge(knowledge: Knowledge): KnowledgeIndex {
  return {
    entries: knowledge.incident.draft ? undefined : indexEntries(knowledge),
    questions: indexQuestions(knowledge),
    supportNoticeWords: indexSupportNotices(knowledge.supportNotices),
  };
}
