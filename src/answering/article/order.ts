import type { ReadSentence } from './read-sentence.ts';
import type { Term } from './term.ts';

/**
 * How closely the question's words stand together in the sentence: the share of the question's weight found, times words found
 * for each word between the first and the last of them. 0 when fewer than two are found, 1 when all stand side by side.
 */
export function densityOf(terms: readonly Term[], { places }: ReadSentence, totalWeight: number): number {
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  let weight = 0;
  let found = 0;
  for (const term of terms) {
    const place = places.get(term.stem);
    if (place === undefined) continue;
    found += 1;
    weight += term.weight;
    first = Math.min(first, place);
    last = Math.max(last, place);
  }
  return found < 2 ? 0 : ((weight / totalWeight) * found) / (last - first + 1);
}
