import type { Entry, SupportNotice } from '../knowledge/knowledge.ts';
import { createConceptMatcher } from './concepts.ts';
import { tokenise } from './text/tokenizer.ts';

/** Finds the help that belongs to what is said, or to who says it. */
export type SupportNoticeFinder = {
  /** For people who may need it themselves: "i want to kill myself" is no question about the article. */
  readonly forMessage: (message: string) => readonly SupportNotice[];
  /** For answers that touch its topics, if only by a sentence that is quoted. */
  readonly forEntries: (entries: readonly Entry[]) => readonly SupportNotice[];
  /** For questions to choose from, most of which touch its topics: nothing is quoted yet, and what is chosen brings its help. */
  readonly forChoices: (choices: readonly Entry[]) => readonly SupportNotice[];
};

export function createSupportNoticeFinder(supportNotices: readonly SupportNotice[]): SupportNoticeFinder {
  const conceptMatcher = createConceptMatcher(
    supportNotices.map(({ words }, index) => ({ concept: String(index), phrases: words })),
  );
  return {
    forMessage(message) {
      const matchedConcepts = conceptMatcher.match(tokenise(message));
      return supportNotices.filter((_, index) => matchedConcepts.includes(String(index)));
    },
    forEntries: (entries) => supportNotices.filter((notice) => entries.some((entry) => appliesTo(entry, notice))),
    forChoices: (choices) =>
      supportNotices.filter(
        (notice) => choices.filter((entry) => appliesTo(entry, notice)).length > choices.length / 2,
      ),
  };
}

function appliesTo(entry: Entry, { topics }: SupportNotice): boolean {
  return topics.some((topic) => entry.topics.includes(topic));
}
