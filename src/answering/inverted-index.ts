import type { SparseVector } from './sparse-vector.ts';

/** For each feature, the vectors that contain it and its weight in them. Flat arrays are fast to search and to copy. */
export type InvertedIndex = {
  /** Feature n has the positions from `startOffsets[n]` to before `startOffsets[n + 1]` of the other arrays. */
  readonly startOffsets: Uint32Array;
  readonly rowIds: Uint32Array;
  readonly weights: Float32Array;
};

/** `rows` are identified by their position. */
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
  return { startOffsets, rowIds, weights };
}

/** Adds the feature's contribution to the score of every vector that contains it: `weight` times its weight there. */
export function accumulate(
  { startOffsets, rowIds, weights }: InvertedIndex,
  scores: Float64Array,
  featureId: number,
  weight: number,
): void {
  const end = startOffsets[featureId + 1] ?? 0;
  for (let offset = startOffsets[featureId] ?? 0; offset < end; offset += 1) {
    const rowId = rowIds[offset] ?? 0;
    scores[rowId] = (scores[rowId] ?? 0) + weight * (weights[offset] ?? 0);
  }
}

/** The positions of the vectors that contain the feature. */
export function rowsWith({ startOffsets, rowIds }: InvertedIndex, featureId: number): Uint32Array {
  return rowIds.subarray(startOffsets[featureId] ?? 0, startOffsets[featureId + 1] ?? 0);
}
