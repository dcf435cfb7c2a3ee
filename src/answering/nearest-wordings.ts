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
  const owners = Uint32Array.from(wordings.flatMap((ofEntry, entry) => ofEntry.map(() => entry)));
  const postings = packPostings(
    idf.length,
    wordings.flat().map((row) => weighed(row, idf, 0)),
  );
  return {
    score(question) {
      const likeness = new Float64Array(owners.length);
      const strange = question.unknown.reduce((sum, weight) => sum + (weight * unseen) ** 2, 0);
      const { features, weights } = weighed(question, idf, strange);
      features.forEach((feature, at) => {
        postings.addTo(likeness, feature, weights[at] ?? 0);
      });
      return byEntry(likeness, owners, wordings.length);
    },
  };
}

/** Weights times idf, scaled to length 1; `more` is what else is in the length, squared. */
function weighed({ features, weights }: Row, idf: Float64Array, more: number): Row {
  const telling = features.map((feature, at) => (weights[at] ?? 0) * (idf[feature] ?? 0));
  const length = Math.sqrt(telling.reduce((sum, weight) => sum + weight * weight, more)) || 1;
  return { features, weights: telling.map((weight) => weight / length) };
}

function byEntry(likeness: Float64Array, owners: Uint32Array, entries: number): Likeness {
  const top = shares.map(() => new Float64Array(entries));
  for (let place = 0; place < likeness.length; place += 1) insert(top, owners[place] ?? 0, likeness[place] ?? 0);
  const [best = new Float64Array(entries)] = top;
  const few = best.map((_, entry) => shares.reduce((sum, share, rank) => sum + share * (top[rank]?.[entry] ?? 0), 0));
  return { best, few };
}

function insert(top: readonly Float64Array[], entry: number, value: number): void {
  let rest = value;
  for (const rank of top) {
    const held = rank[entry] ?? 0;
    if (rest <= held) continue;
    rank[entry] = rest;
    rest = held;
  }
}
