import type { SynonymGroup } from '../knowledge/knowledge.ts';
import { type Token, tokenise } from './text/tokenizer.ts';

/** Finds the ideas that words stand for: "feds" and "old bill" are both `police` where the knowledge file says so. */
export type ConceptMatcher = { readonly match: (tokens: readonly Token[]) => readonly string[] };

/** A phrase by its stems, under the first of them. */
type Phrase = { readonly stems: readonly string[]; readonly name: string };

export function createConceptMatcher(synonyms: readonly SynonymGroup[]): ConceptMatcher {
  const phrases = synonyms.flatMap(({ concept, phrases: words }) =>
    words.map((words) => ({ stems: tokenise(words).map(({ stem }) => stem), name: concept })),
  );
  const byFirst = Map.groupBy(phrases, ({ stems }) => stems[0] ?? '');
  return {
    match(tokens) {
      const stems = tokens.map(({ stem }) => stem);
      const matches = stems.flatMap((stem, position) =>
        (byFirst.get(stem) ?? []).filter((phrase) => matchesAt(phrase, stems, position)),
      );
      return [...new Set(matches.map(({ name }) => name))];
    },
  };
}

function matchesAt(phrase: Phrase, stems: readonly string[], position: number): boolean {
  return phrase.stems.every((stem, index) => stems[position + index] === stem);
}
