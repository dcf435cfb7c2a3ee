import { functionWords } from './text/lexicon/function-words.ts';
import type { Token } from './text/tokenizer.ts';

/** What a text is made of for the index: a stem, an idea or a pair of neighbouring words, and its weight. It may recur. */
export type Feature = { readonly name: string; readonly weight: number };

/**
 * The figures are flat around these weights (`npm run evaluate` after a change tells). A word of grammar counts half as much
 * as a word of matter, an idea nearly as much as the word itself; a pair tells order: "shot him" is not "he shot".
 */
const featureWeights = { contentWord: 1, functionWord: 0.5, concept: 0.8, bigram: 0.4 } as const;

/** `ideas` are those that the tokens stand for. */
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

/** The feature of an idea; the mark keeps it apart from the word of the same spelling. */
export function conceptFeature(concept: string): string {
  return `#${concept}`;
}
