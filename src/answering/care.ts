import type { Care, Entry } from '../knowledge/knowledge.ts';
import { openConcepts } from './concepts.ts';
import { tokenise } from './tokens.ts';

/** Finds the help that belongs to what is said, or to who says it. */
export type CareFinder = {
  /** For people who may need it themselves: "i want to kill myself" is no question about the article. */
  readonly forWords: (message: string) => readonly Care[];
  /** For answers that touch its topics, if only by a sentence that is quoted. */
  readonly forEntries: (entries: readonly Entry[]) => readonly Care[];
  /** For questions to choose from, most of which touch its topics: nothing is quoted yet, and what is chosen brings its help. */
  readonly forChoices: (choices: readonly Entry[]) => readonly Care[];
};

export function openCare(all: readonly Care[]): CareFinder {
  const byWords = openConcepts(all.map(({ words }, place) => ({ name: String(place), words })));
  return {
    forWords(message) {
      const found = byWords.in(tokenise(message));
      return all.filter((_, place) => found.includes(String(place)));
    },
    forEntries: (entries) => all.filter((care) => entries.some((entry) => touches(entry, care))),
    forChoices: (choices) =>
      all.filter((care) => choices.filter((entry) => touches(entry, care)).length > choices.length / 2),
  };
}

function touches(entry: Entry, { topics }: Care): boolean {
  return topics.some((topic) => entry.topics.includes(topic));
}
