/** Features by number, each with its weight; what one wording or one entry has. */
export type Row = { readonly features: readonly number[]; readonly weights: readonly number[] };

/** For each feature, who has it and how much: an inverted index in flat arrays, which is what makes it fast. */
export type Postings = {
  /** Adds to the score of every row that has the feature: what the row has of it, times the weight. */
  readonly addTo: (scores: Float64Array, feature: number, weight: number) => void;
  /** The rows that have the feature. */
  readonly rowsWith: (feature: number) => Uint32Array;
};

/** `features` is how many there are; rows are numbered in their order. */
export function packPostings(features: number, rows: readonly Row[]): Postings {
  const starts = new Uint32Array(features + 1);
  for (const row of rows) {
    for (const feature of row.features) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
  }
  for (let feature = 0; feature < features; feature += 1)
    starts[feature + 1] = (starts[feature + 1] ?? 0) + (starts[feature] ?? 0);
  const owners = new Uint32Array(starts[features] ?? 0);
  const shares = new Float32Array(owners.length);
  const next = starts.slice();
  rows.forEach((row, owner) => {
    row.features.forEach((feature, at) => {
      const place = next[feature] ?? 0;
      owners[place] = owner;
      shares[place] = row.weights[at] ?? 0;
      next[feature] = place + 1;
    });
  });
  return {
    addTo(scores, feature, weight) {
      const end = starts[feature + 1] ?? 0;
      for (let place = starts[feature] ?? 0; place < end; place += 1) {
        const owner = owners[place] ?? 0;
        scores[owner] = (scores[owner] ?? 0) + weight * (shares[place] ?? 0);
      }
    },
    rowsWith: (feature) => owners.subarray(starts[feature] ?? 0, starts[feature + 1] ?? 0),
  };
}
