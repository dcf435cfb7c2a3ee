import { stemmer } from '@orama/stemmers/english';
import { irregularForms } from './irregular-forms.ts';

const known = new Map<string, string>();
/** Stems are kept for the words met so far, up to this many, since stemming is the costliest step of reading. */
const mostKept = 20_000;

/** Snowball's English stem, after irregular forms are brought together ("shot" and "shooting" both give "shoot"). */
export function stem(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const made = stemmer(irregularForms.get(word) ?? word) || word;
  const settled = irregularForms.has(made) ? stemmer(irregularForms.get(made) ?? made) : made;
  if (known.size >= mostKept) known.clear();
  known.set(word, settled);
  return settled;
}
