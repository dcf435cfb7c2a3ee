import type { Feature } from './features.ts';
import type { Row } from './postings.ts';

/** Gives each feature a number, since numbers are compared and counted faster than texts. */
export type FeatureTable = {
  /** A text's features by number; those not met before get one. */
  readonly learn: (features: readonly Feature[]) => Row;
  /** A question's features by number, and the summed weight of those that the table does not have. */
  readonly read: (features: readonly Feature[]) => Row & { readonly unknown: readonly number[] };
  readonly numberOf: (name: string) => number | undefined;
  readonly size: () => number;
};

export function openFeatureTable(): FeatureTable {
  const numbers = new Map<string, number>();
  const learned = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
  return {
    learn: (features) => ({
      features: features.map(({ name }) => learned(name)),
      weights: features.map(({ weight }) => weight),
    }),
    read(features) {
      const known = features.filter(({ name }) => numbers.has(name));
      const unknown = features.filter(({ name }) => !numbers.has(name)).map(({ weight }) => weight);
      return { features: known.map(({ name }) => learned(name)), weights: known.map(({ weight }) => weight), unknown };
    },
    numberOf: (name) => numbers.get(name),
    size: () => numbers.size,
  };
}
