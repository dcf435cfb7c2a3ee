import type { Concepts } from './concepts.ts';
import { functionWords } from './function-words.ts';
import type { Token } from './tokens.ts';

/** What a wording is made of for the index, each with its weight: stems, ideas, and pairs of neighbouring words. */
export type Features = ReadonlyMap<string, number>;

/**
 * Weights found by `npm run fit` over wordings of other authors; the figures are flat around them. A word of grammar counts
 * half as much as a word of matter; an idea nearly as much as the word itself; a pair tells order ("shot him", "he shot").
 */
const weights = { matter: 1, grammar: 0.5, idea: 0.8, pair: 0.4 } as const;

export function featuresOf(tokens: readonly Token[], concepts: Concepts): Features {
  const features = new Map<string, number>();
  const add = (feature: string, weight: number) => features.set(feature, (features.get(feature) ?? 0) + weight);
  let before = '^';
  for (const { word, stem } of tokens) {
    if (functionWords.has(word)) add(`${stem}.`, weights.grammar);
    else add(stem, weights.matter);
    features.set(`${before} ${stem}`, weights.pair);
    before = stem;
  }
  for (const name of concepts.in(tokens)) features.set(ideaFeature(name), weights.idea);
  return features;
}

/** The feature of an idea; the mark keeps it apart from the word of the same spelling. */
export function ideaFeature(name: string): string {
  return `#${name}`;
}
