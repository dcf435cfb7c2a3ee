/** Feature ids, each with its weight. */
export type SparseVector = { readonly featureIds: readonly number[]; readonly weights: readonly number[] };

/** The sum of several vectors: each feature id once, with its weights added up. */
export function sumVectors(vectors: readonly SparseVector[]): SparseVector {
  const sums = new Map<number, number>();
  for (const { featureIds, weights } of vectors) {
    featureIds.forEach((featureId, index) => {
      sums.set(featureId, (sums.get(featureId) ?? 0) + (weights[index] ?? 0));
    });
  }
  return { featureIds: [...sums.keys()], weights: [...sums.values()] };
}

/** The idf of each feature among vectors that contain each feature once: the fewer have it, the higher it is. */
export function computeIdf(featureCount: number, vectors: readonly SparseVector[]): Float64Array {
  const frequency = new Uint32Array(featureCount);
  for (const { featureIds } of vectors) {
    for (const featureId of featureIds) frequency[featureId] = (frequency[featureId] ?? 0) + 1;
  }
  return Float64Array.from(frequency, (count) => Math.log(1 + vectors.length / count));
}

/** The idf of a feature that none of the vectors contains, as if half a vector had it. */
export function computeUnseenIdf(vectorCount: number): number {
  return Math.log(1 + vectorCount / 0.5);
}

/** Weights times idf, scaled to length 1. `extraSquaredNorm` is added to the squared length before scaling. */
export function toUnitTfIdf(
  { featureIds, weights }: SparseVector,
  idf: Float64Array,
  unseenIdf: number,
  extraSquaredNorm = 0,
): SparseVector {
  const tfIdf = featureIds.map((featureId, index) => (weights[index] ?? 0) * (idf[featureId] ?? unseenIdf));
  const length = Math.sqrt(tfIdf.reduce((sum, weight) => sum + weight * weight, extraSquaredNorm)) || 1;
  return { featureIds, weights: tfIdf.map((weight) => weight / length) };
}
