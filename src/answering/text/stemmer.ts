import { stemmer } from '@orama/stemmers/english';
import { irregularForms } from './lexicon/irregular-forms.ts';

const cache = new Map<string, string>();
/** Stemming is the slowest step of parsing, so stems are cached. */
const maxCachedStems = 20_000;

/** Snowball's English stem; irregular forms share one, so "shot" and "shooting" both give "shoot". */
export function stem(word: string): string {
  const cached = cache.get(word);
  if (cached !== undefined) return cached;
  const stemmed = stemmer(irregularForms.get(word) ?? word) || word;
  const canonical = irregularForms.has(stemmed) ? stemmer(irregularForms.get(stemmed) ?? stemmed) : stemmed;
  if (cache.size >= maxCachedStems) cache.clear();
  cache.set(word, canonical);
  return canonical;
}
