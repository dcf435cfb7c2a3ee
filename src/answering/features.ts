import { functionWords } from './function-words.ts';
import type { Token } from './tokens.ts';

/** What a text is made of for the index: a stem, an idea or a pair of neighbouring words, and its weight. It may recur. */
export type Feature = { readonly name: string; readonly weight: number };

/**
 * The figures are flat around these weights (`npm run evaluate` after a change tells). A word of grammar counts half as much
 * as a word of matter, an idea nearly as much as the word itself; a pair tells order: "shot him" is not "he shot".
 */
const weights = { matter: 1, grammar: 0.5, idea: 0.8, pair: 0.4 } as const;

/** `ideas` are those that the tokens stand for. */
export function featuresOf(tokens: readonly Token[], ideas: readonly string[]): Feature[] {
  const features: Feature[] = [];
  let before = '^';
  for (const { word, stem } of tokens) {
    if (functionWords.has(word)) features.push({ name: `${stem}.`, weight: weights.grammar });
    else features.push({ name: stem, weight: weights.matter });
    features.push({ name: `${before} ${stem}`, weight: weights.pair });
    before = stem;
  }
  for (const idea of ideas) features.push({ name: ideaFeature(idea), weight: weights.idea });
  return features;
}

/** The feature of an idea; the mark keeps it apart from the word of the same spelling. */
export function ideaFeature(name: string): string {
  return `#${name}`;
}
