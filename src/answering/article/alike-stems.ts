import { dimensions, vectorOf } from '../vectors.ts';

/** Words that are less alike are mostly unrelated; see `likeness` in vectors.ts. */
const leastLikeness = 0.4;
/**
 * The first numbers of a vector are the most telling. Of stems that are alike enough, 98 % are above this by the first twelve
 * numbers alone; of the others 29 %.
 */
const telling = 12;
const leastByTelling = 0.08;

/** Finds, among the stems of an article, those that are used like a word, and tells each. */
export function openAlikeStems(
  all: readonly string[],
): (word: string, tell: (stem: string, likeness: number) => void) => void {
  const stems = all.filter((stem) => vectorOf(stem) !== undefined);
  const table = new Float32Array(stems.length * dimensions);
  for (const [at, stem] of stems.entries()) table.set(vectorOf(stem) ?? [], at * dimensions);
  return (word, tell) => {
    const own = vectorOf(word);
    for (let row = 0; own && row < stems.length; row += 1) {
      const start = row * dimensions;
      const first = product(own, table, start, 0, telling);
      if (first < leastByTelling) continue;
      const likeness = first + product(own, table, start, telling, dimensions);
      if (likeness >= leastLikeness) tell(stems[row] ?? '', likeness);
    }
  };
}

/** The costliest loop of an answer; two sums at once are faster than one. */
function product(own: Float32Array, table: Float32Array, start: number, from: number, to: number): number {
  let even = 0;
  let odd = 0;
  for (let at = from; at < to; at += 2) {
    even += (own[at] ?? 0) * (table[start + at] ?? 0);
    odd += (own[at + 1] ?? 0) * (table[start + at + 1] ?? 0);
  }
  return even + odd;
}
