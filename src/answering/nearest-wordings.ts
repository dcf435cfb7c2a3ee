import type { Features } from './features.ts';

/** Finds how much a question is like the wordings of each entry (cosine of tf-idf weights). */
export type NearestWordings = {
  /** For each entry, by its number: 1 is the same features as one of its wordings, 0 nothing in common. */
  readonly score: (question: Features) => Likeness;
  /** How telling a feature is: the fewer entries have it, the more. */
  readonly idf: (feature: string) => number;
};

/** `best` is the likeness of the best wording of each entry, `few` that of its best three, the best counting most. */
export type Likeness = { readonly best: Float64Array; readonly few: Float64Array };

const shares = [0.6, 0.25, 0.15] as const;

type Posting = { readonly places: number[]; readonly weights: number[] };

/** `wordings[n]` are the features of the wordings of entry n. */
export function openNearestWordings(wordings: readonly (readonly Features[])[]): NearestWordings {
  const idfs = idfsOf(wordings);
  const unseen = Math.log(1 + wordings.length / 0.5);
  const idf = (feature: string) => idfs.get(feature) ?? unseen;
  const owners = Uint16Array.from(wordings.flatMap((ofEntry, entry) => ofEntry.map(() => entry)));
  const postings = new Map<string, Posting>();
  let place = 0;
  for (const features of wordings.flat()) {
    const length = lengthOf(features, idf);
    for (const [feature, weight] of features) {
      const posting = postings.get(feature) ?? { places: [], weights: [] };
      postings.set(feature, posting);
      posting.places.push(place);
      posting.weights.push((weight * idf(feature)) / length);
    }
    place += 1;
  }
  return {
    idf,
    score(question) {
      const likeness = new Float64Array(owners.length);
      const length = lengthOf(question, idf);
      for (const [feature, weight] of question) {
        const posting = postings.get(feature);
        if (posting) addPosting(likeness, posting, (weight * idf(feature)) / length);
      }
      return byEntry(likeness, owners, wordings.length);
    },
  };
}

function addPosting(likeness: Float64Array, { places, weights }: Posting, weight: number): void {
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    likeness[place] = (likeness[place] ?? 0) + weight * (weights[at] ?? 0);
  }
}

function idfsOf(wordings: readonly (readonly Features[])[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const ofEntry of wordings) {
    for (const feature of new Set(ofEntry.flatMap((features) => [...features.keys()]))) {
      frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
    }
  }
  return new Map(frequency.entries().map(([feature, count]) => [feature, Math.log(1 + wordings.length / count)]));
}

/** Features that no wording has lengthen the question too: a question mostly about something else is like none of them. */
function lengthOf(features: Features, idf: (feature: string) => number): number {
  let squares = 0;
  for (const [feature, weight] of features) squares += (weight * idf(feature)) ** 2;
  return Math.sqrt(squares) || 1;
}

function byEntry(likeness: Float64Array, owners: Uint16Array, entries: number): Likeness {
  const top = shares.map(() => new Float64Array(entries));
  for (let place = 0; place < likeness.length; place += 1) {
    insert(top, owners[place] ?? 0, likeness[place] ?? 0);
  }
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
