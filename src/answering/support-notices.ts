import type { Entry, SupportNotice } from '../knowledge/knowledge.ts';
import { type ConceptIndex, indexConcepts, matchConcepts } from './concepts.ts';
import type { Token } from './text/tokenizer.ts';

/** Finds the helplines for a message or an answer. */
export type SupportNoticeFinder = {
  /** For people who may need help themselves: "i want to kill myself" is not a question about the article. */
  readonly forMessage: (tokens: readonly Token[]) => readonly SupportNotice[];
  /** For answers with one of its topics. */
  readonly forEntries: (entries: readonly Entry[]) => readonly SupportNotice[];
  /** For choices most of which have one of its topics. No sentence is quoted yet, and the chosen answer has its own notice. */
  readonly forChoices: (choices: readonly Entry[]) => readonly SupportNotice[];
};

/** The words of the notices; the concept of each is the position of its notice. */
export function indexSupportNotices(supportNotices: readonly SupportNotice[]): ConceptIndex {
  return indexConcepts(supportNotices.map(({ words }, index) => ({ concept: String(index), phrases: words })));
}

export function createSupportNoticeFinder(
  supportNotices: readonly SupportNotice[],
  words: ConceptIndex,
): SupportNoticeFinder {
  return {
    forMessage(tokens) {
      const matched = new Set(matchConcepts(words, tokens).map(({ concept }) => concept));
      return supportNotices.filter((_, index) => matched.has(String(index)));
    },
    forEntries: (entries) => noticesForEntries(supportNotices, entries),
    forChoices: (choices) =>
      supportNotices.filter(
        (notice) => choices.filter((entry) => appliesTo(entry, notice)).length > choices.length / 2,
      ),
  };
}

/** The notices about a topic of these entries. */
export function noticesForEntries(
  supportNotices: readonly SupportNotice[],
  entries: readonly Entry[],
): readonly SupportNotice[] {
  return supportNotices.filter((notice) => entries.some((entry) => appliesTo(entry, notice)));
}

function appliesTo(entry: Entry, { topics }: SupportNotice): boolean {
  return topics.some((topic) => entry.topics.includes(topic));
}
