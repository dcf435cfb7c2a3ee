import type { QueryVector } from '../../src/answering/features.ts';
import type { SparseVector } from '../../src/answering/sparse-vector.ts';

/** A feature id with weight 1, or [id, weight]. */
type WeightedFeature = number | readonly [number, number];

export function vector(...features: readonly WeightedFeature[]): SparseVector {
  return {
    featureIds: features.map((feature) => (typeof feature === 'number' ? feature : feature[0])),
    weights: features.map((feature) => (typeof feature === 'number' ? 1 : feature[1])),
  };
}

/** A question whose features are all known. */
export function question(...features: readonly WeightedFeature[]): QueryVector {
  return { ...vector(...features), unknownWeights: [] };
}
