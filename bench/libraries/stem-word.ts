import { stemmer } from '@orama/stemmers/english';

/** Snowball's English stemmer, which this engine uses too. */
export function stemWord(word: string): string {
  const lower = word.toLowerCase();
  return stemmer(lower) || lower;
}
