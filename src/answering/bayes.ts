import type { Features } from './features.ts';

/** Tells by which entry a question was most likely meant (naive Bayes over the wordings of each entry). */
export type Bayes = {
  /** For each entry, by its number, the log of how much likelier its wordings bring these features than all wordings do. */
  readonly score: (question: Features) => Float64Array;
};

/** How many features of the average of all entries each entry is lent, so that what it never saw is unlikely, not impossible. */
const lent = 5;

/** A feature's share of all, and what it adds to each entry that has it. */
type Posting = { readonly entries: number[]; readonly gains: number[] };

/** `wordings[n]` are the features of the wordings of entry n. */
export function openBayes(wordings: readonly (readonly Features[])[]): Bayes {
  const { counts, totals, all, sum } = countFeatures(wordings);
  const absent = Float64Array.from(totals, (total) => Math.log(lent / (total + lent)));
  const postings = new Map<string, Posting>();
  counts.forEach((ofEntry, entry) => {
    for (const [feature, count] of ofEntry) {
      const posting = postings.get(feature) ?? { entries: [], gains: [] };
      postings.set(feature, posting);
      posting.entries.push(entry);
      posting.gains.push(Math.log1p((count * sum) / (lent * (all.get(feature) ?? 1))));
    }
  });
  return { score: (question) => scoreEntries(question, postings, absent) };
}

function countFeatures(wordings: readonly (readonly Features[])[]) {
  const all = new Map<string, number>();
  let sum = 0;
  const counts = wordings.map((ofEntry) => {
    const count = new Map<string, number>();
    for (const features of ofEntry) {
      for (const [feature, weight] of features) {
        count.set(feature, (count.get(feature) ?? 0) + weight);
        all.set(feature, (all.get(feature) ?? 0) + weight);
        sum += weight;
      }
    }
    return count;
  });
  const totals = counts.map((count) => count.values().reduce((total, weight) => total + weight, 0));
  return { counts, totals, all, sum };
}

function scoreEntries(question: Features, postings: ReadonlyMap<string, Posting>, absent: Float64Array): Float64Array {
  const scores = new Float64Array(absent.length);
  let known = 0;
  for (const [feature, weight] of question) {
    const posting = postings.get(feature);
    if (!posting) continue;
    known += weight;
    posting.entries.forEach((entry, at) => {
      scores[entry] = (scores[entry] ?? 0) + weight * (posting.gains[at] ?? 0);
    });
  }
  return scores.map((score, entry) => score + known * (absent[entry] ?? 0));
}
