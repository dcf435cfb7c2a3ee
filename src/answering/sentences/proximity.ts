import type { ParsedSentence } from './parsed-sentence.ts';
import type { QueryTerm } from './query-term.ts';

/**
 * How closely the question's words stand together in the sentence: the share of the question's weight found, times words found
 * for each word between the first and the last of them. 0 when fewer than two are found, 1 when all stand side by side.
 */
export function proximityScore(
  terms: readonly QueryTerm[],
  { firstPositions }: ParsedSentence,
  totalWeight: number,
): number {
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  let weight = 0;
  let matchCount = 0;
  for (const term of terms) {
    const position = firstPositions.get(term.stem);
    if (position === undefined) continue;
    matchCount += 1;
    weight += term.weight;
    first = Math.min(first, position);
    last = Math.max(last, position);
  }
  return matchCount < 2 ? 0 : ((weight / totalWeight) * matchCount) / (last - first + 1);
}
