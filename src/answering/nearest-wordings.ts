import { packPostings, type Row } from './postings.ts';

/** Finds how much a question is like the wordings of each entry (cosine of tf-idf weights). */
export type NearestWordings = {
  /** `unknown` are the weights of the question's features that no wording has: they make it less like any. */
  readonly score: (question: Row & { readonly unknown: readonly number[] }) => Likeness;
};

/** For each entry, by its number, from 0 to 1: of its best wording, and of its best three, the best counting most. */
export type Likeness = { readonly best: Float64Array; readonly few: Float64Array };

const shares = [0.6, 0.25, 0.15] as const;

/** `wordings[n]` are those of entry n; `idf` tells how telling a feature is, `unseen` how telling one is that no wording has. */
export function openNearestWordings(
  wordings: readonly (readonly Row[])[],
  idf: Float64Array,
  unseen: number,
): NearestWordings {
  const rows = wordings.flat().map((row) => weighed(row, idf, 0));
  const postings = packPostings(idf.length, rows);
  const sizes = wordings.map((ofEntry) => ofEntry.length);
  return {
    score(question) {
      const likeness = new Float64Array(rows.length);
      const strange = question.unknown.reduce((sum, weight) => sum + (weight * unseen) ** 2, 0);
      const { features, weights } = weighed(question, idf, strange);
      features.forEach((feature, at) => {
        postings.addTo(likeness, feature, weights[at] ?? 0);
      });
      return byEntry(likeness, sizes);
    },
  };
}

/** Weights times idf, scaled to length 1; `more` is what else is in the length, squared. */
function weighed({ features, weights }: Row, idf: Float64Array, more: number): Row {
  const telling = features.map((feature, at) => (weights[at] ?? 0) * (idf[feature] ?? 0));
  const length = Math.sqrt(telling.reduce((sum, weight) => sum + weight * weight, more)) || 1;
  return { features, weights: telling.map((weight) => weight / length) };
}

/** The wordings of an entry stand side by side, those of the first entry first. */
function byEntry(likeness: Float64Array, sizes: readonly number[]): Likeness {
  const best = new Float64Array(sizes.length);
  const few = new Float64Array(sizes.length);
  let start = 0;
  sizes.forEach((size, entry) => {
    const top = highestThree(likeness, start, start + size);
    best[entry] = top[0];
    few[entry] = shares[0] * top[0] + shares[1] * top[1] + shares[2] * top[2];
    start += size;
  });
  return { best, few };
}

/** From `start` to before `end`, the highest first. */
function highestThree(values: Float64Array, start: number, end: number): [number, number, number] {
  let [first, second, third] = [0, 0, 0];
  for (let at = start; at < end; at += 1) {
    const value = values[at] ?? 0;
    if (value > first) [first, second, third] = [value, first, second];
    else if (value > second) [second, third] = [value, second];
    else if (value > third) third = value;
  }
  return [first, second, third];
}
