import type { SparseVector } from './sparse-vector.ts';
import { functionWords } from './text/lexicon/function-words.ts';
import type { Token } from './text/tokenizer.ts';
import { findFeatureId, type Vocabulary } from './vocabulary.ts';

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

/** A question as a vector, and the weights of its features that no indexed text has. */
export type QueryVector = SparseVector & { readonly unknownWeights: readonly number[] };

/** The features of an indexed text. New names get the next id. */
export function addFeatures(featureIds: Map<string, number>, features: readonly Feature[]): SparseVector {
  for (const { name } of features) if (!featureIds.has(name)) featureIds.set(name, featureIds.size);
  return {
    featureIds: features.map(({ name }) => featureIds.get(name) ?? 0),
    weights: features.map(({ weight }) => weight),
  };
}

/** The known features of a question, and the weights of the others. */
export function lookUpFeatures(vocabulary: Vocabulary, features: readonly Feature[]): QueryVector {
  const [featureIds, weights, unknownWeights]: [number[], number[], number[]] = [[], [], []];
  for (const { name, weight } of features) {
    const featureId = findFeatureId(vocabulary, name);
    if (featureId === undefined) unknownWeights.push(weight);
    else {
      featureIds.push(featureId);
      weights.push(weight);
    }
  }
  return { featureIds, weights, unknownWeights };
}
