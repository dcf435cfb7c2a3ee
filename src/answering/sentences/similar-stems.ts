import { dimensions, vectorOf } from './vectors.ts';

/** Words that are less alike are mostly unrelated; see `likeness` in vectors.ts. */
const minSimilarity = 0.4;
/**
 * The first numbers of a vector are the most telling. Of stems that are alike enough, 98 % are above this by the first twelve
 * numbers alone; of the others 29 %.
 */
const leadingDimensions = 12;
const minLeadingSimilarity = 0.08;

/** Finds, among the stems of an article, those that are used like a word, and tells each. */
export function createSimilarStemFinder(
  vocabulary: readonly string[],
): (word: string, onMatch: (stem: string, similarity: number) => void) => void {
  const stems = vocabulary.filter((stem) => vectorOf(stem) !== undefined);
  const table = new Float32Array(stems.length * dimensions);
  for (const [index, stem] of stems.entries()) table.set(vectorOf(stem) ?? [], index * dimensions);
  return (word, onMatch) => {
    const vector = vectorOf(word);
    for (let row = 0; vector && row < stems.length; row += 1) {
      const start = row * dimensions;
      const leadingSimilarity = partialDotProduct(vector, table, start, 0, leadingDimensions);
      if (leadingSimilarity < minLeadingSimilarity) continue;
      const similarity = leadingSimilarity + partialDotProduct(vector, table, start, leadingDimensions, dimensions);
      if (similarity >= minSimilarity) onMatch(stems[row] ?? '', similarity);
    }
  };
}

/** The costliest loop of an answer; two sums at once are faster than one. */
function partialDotProduct(vector: Float32Array, table: Float32Array, start: number, from: number, to: number): number {
  let even = 0;
  let odd = 0;
  for (let index = from; index < to; index += 2) {
    even += (vector[index] ?? 0) * (table[start + index] ?? 0);
    odd += (vector[index + 1] ?? 0) * (table[start + index + 1] ?? 0);
  }
  return even + odd;
}
