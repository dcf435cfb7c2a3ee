import type { Feature } from './features.ts';
import type { SparseVector } from './inverted-index.ts';

/** Gives each feature a number, since numbers are compared and counted faster than texts. */
export type Vocabulary = {
  /** A text's features by number; those not met before get one. */
  readonly add: (features: readonly Feature[]) => SparseVector;
  /** A question's features by number, and the summed weight of those that the table does not have. */
  readonly lookup: (features: readonly Feature[]) => SparseVector & { readonly unknownWeights: readonly number[] };
  readonly idOf: (name: string) => number | undefined;
  readonly size: () => number;
};

export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  const idFor = (name: string): number => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    ids.set(name, ids.size);
    return ids.size - 1;
  };
  return {
    add: (features) => ({
      featureIds: features.map(({ name }) => idFor(name)),
      weights: features.map(({ weight }) => weight),
    }),
    lookup(features) {
      const known = features.filter(({ name }) => ids.has(name));
      const unknownWeights = features.filter(({ name }) => !ids.has(name)).map(({ weight }) => weight);
      return {
        featureIds: known.map(({ name }) => idFor(name)),
        weights: known.map(({ weight }) => weight),
        unknownWeights,
      };
    },
    idOf: (name) => ids.get(name),
    size: () => ids.size,
  };
}
