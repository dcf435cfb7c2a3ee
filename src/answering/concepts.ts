import type { Term } from '../knowledge/knowledge.ts';
import { type Token, tokenise } from './tokens.ts';

/** Finds the ideas that words stand for: "feds" and "old bill" are both `police` where the knowledge file says so. */
export type Concepts = { readonly in: (tokens: readonly Token[]) => readonly string[] };

/** A phrase by its stems, under the first of them. */
type Phrase = { readonly stems: readonly string[]; readonly name: string };

export function openConcepts(terms: readonly Term[]): Concepts {
  const phrases = terms.flatMap(({ name, words }) =>
    words.map((words) => ({ stems: tokenise(words).map(({ stem }) => stem), name })),
  );
  const byFirst = Map.groupBy(phrases, ({ stems }) => stems[0] ?? '');
  return {
    in(tokens) {
      const stems = tokens.map(({ stem }) => stem);
      const found = stems.flatMap((stem, at) =>
        (byFirst.get(stem) ?? []).filter((phrase) => standsAt(phrase, stems, at)),
      );
      return [...new Set(found.map(({ name }) => name))];
    },
  };
}

function standsAt(phrase: Phrase, stems: readonly string[], at: number): boolean {
  return phrase.stems.every((stem, index) => stems[at + index] === stem);
}
