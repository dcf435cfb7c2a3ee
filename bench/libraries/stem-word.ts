import { stemmer } from '@orama/stemmers/english';

/** Snowball's English stem, which is what this engine begins with too. */
export function stemWord(word: string): string {
  const lower = word.toLowerCase();
  return stemmer(lower) || lower;
}
