import type { SparseVector } from './sparse-vector.ts';
import { functionWords } from './text/lexicon/function-words.ts';
import type { Token } from './text/tokenizer.ts';

/** A stem, a concept or a bigram of a text, and its weight. A text may have a feature several times. */
export type Feature = { readonly name: string; readonly weight: number };

/**
 * Accuracy changes little around these weights; check a change with `npm run evaluate`. Bigrams preserve word order:
 * "shot him" is not "he shot".
 */
const featureWeights = { contentWord: 1, functionWord: 0.5, concept: 0.8, bigram: 0.4 } as const;

/** `concepts` are those that the tokens stand for, each once. */
export function extractFeatures(tokens: readonly Token[], concepts: readonly string[]): Feature[] {
  const features: Feature[] = [];
  let previousStem = '^';
  for (const { word, stem } of tokens) {
    if (functionWords.has(word)) features.push({ name: `${stem}.`, weight: featureWeights.functionWord });
    else features.push({ name: stem, weight: featureWeights.contentWord });
    features.push({ name: `${previousStem} ${stem}`, weight: featureWeights.bigram });
    previousStem = stem;
  }
  for (const concept of concepts) features.push({ name: conceptFeature(concept), weight: featureWeights.concept });
  return features;
}

/** The prefix separates the concept from the stem of the same spelling. */
export function conceptFeature(concept: string): string {
  return `#${concept}`;
}

/** A numeric id for each feature name. */
export type Vocabulary = {
  /** The features of an indexed text. New names are added. */
  readonly add: (features: readonly Feature[]) => SparseVector;
  /** The known features of a question, and the weights of the others. */
  readonly lookup: (features: readonly Feature[]) => QueryVector;
  readonly idOf: (name: string) => number | undefined;
  readonly size: () => number;
};

/** A question as a vector, and the weights of its features that no indexed text has. */
export type QueryVector = SparseVector & { readonly unknownWeights: readonly number[] };

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
