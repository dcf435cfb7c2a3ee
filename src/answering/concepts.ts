import type { SynonymGroup } from '../knowledge/knowledge.ts';
import { type Token, tokenise } from './text/tokenizer.ts';

/** A phrase that stands for a concept: `length` tokens from `position` on. */
export type ConceptMatch = { readonly concept: string; readonly position: number; readonly length: number };

type Phrase = { readonly stems: readonly string[]; readonly concept: string };

/** The phrases that stand for concepts, by their first stem. */
export type ConceptIndex = ReadonlyMap<string, readonly Phrase[]>;

export function indexConcepts(synonyms: readonly SynonymGroup[]): ConceptIndex {
  const phrases = synonyms.flatMap(({ concept, phrases }) =>
    phrases.map((phrase): Phrase => ({ stems: tokenise(phrase).map(({ stem }) => stem), concept })),
  );
  return Map.groupBy(phrases, ({ stems }) => stems[0] ?? '');
}

/** Finds the concepts that words stand for: "feds" and "old bill" are both `police` if the knowledge file says so. */
export function matchConcepts(concepts: ConceptIndex, tokens: readonly Token[]): readonly ConceptMatch[] {
  const stems = tokens.map(({ stem }) => stem);
  return stems.flatMap((stem, position) =>
    (concepts.get(stem) ?? [])
      .filter((phrase) => matchesAt(phrase, stems, position))
      .map((phrase) => ({ concept: phrase.concept, position, length: phrase.stems.length })),
  );
}

/** Each matched concept once, in the order of the text. */
export function uniqueConcepts(matches: readonly ConceptMatch[]): string[] {
  return [...new Set(matches.map(({ concept }) => concept))];
}

function matchesAt(phrase: Phrase, stems: readonly string[], position: number): boolean {
  return phrase.stems.every((stem, index) => stems[position + index] === stem);
}
