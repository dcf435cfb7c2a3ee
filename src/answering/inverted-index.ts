/** Features by number, each with its weight; what one wording or one entry has. */
export type SparseVector = { readonly featureIds: readonly number[]; readonly weights: readonly number[] };

/** For each feature, who has it and how much: an inverted index in flat arrays, which is what makes it fast. */
export type InvertedIndex = {
  /** Adds to the score of every row that has the feature: what the row has of it, times the weight. */
  readonly accumulate: (scores: Float64Array, featureId: number, weight: number) => void;
  /** The rows that have the feature. */
  readonly rowsWith: (featureId: number) => Uint32Array;
};

/** `features` is how many there are; rows are numbered in their order. */
export function buildInvertedIndex(featureCount: number, rows: readonly SparseVector[]): InvertedIndex {
  const startOffsets = new Uint32Array(featureCount + 1);
  for (const row of rows) {
    for (const featureId of row.featureIds) startOffsets[featureId + 1] = (startOffsets[featureId + 1] ?? 0) + 1;
  }
  for (let featureId = 0; featureId < featureCount; featureId += 1)
    startOffsets[featureId + 1] = (startOffsets[featureId + 1] ?? 0) + (startOffsets[featureId] ?? 0);
  const rowIds = new Uint32Array(startOffsets[featureCount] ?? 0);
  const weights = new Float32Array(rowIds.length);
  const nextOffsets = startOffsets.slice();
  rows.forEach((row, rowId) => {
    row.featureIds.forEach((featureId, index) => {
      const offset = nextOffsets[featureId] ?? 0;
      rowIds[offset] = rowId;
      weights[offset] = row.weights[index] ?? 0;
      nextOffsets[featureId] = offset + 1;
    });
  });
  return {
    accumulate(scores, featureId, weight) {
      const end = startOffsets[featureId + 1] ?? 0;
      for (let offset = startOffsets[featureId] ?? 0; offset < end; offset += 1) {
        const rowId = rowIds[offset] ?? 0;
        scores[rowId] = (scores[rowId] ?? 0) + weight * (weights[offset] ?? 0);
      }
    },
    rowsWith: (featureId) => rowIds.subarray(startOffsets[featureId] ?? 0, startOffsets[featureId + 1] ?? 0),
  };
}
