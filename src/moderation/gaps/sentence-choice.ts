import { createHash } from 'node:crypto';
import { clipped } from '../../answering/clipped.ts';
import type { Sentence } from '../../knowledge/sentences.ts';

/** Discord shows so many letters of a choice and of what stands below it. */
const longest = 100;

/** A sentence as something to choose. `value` changes with its words: whoever chose others must not get these. */
export function sentenceChoice(
  sentence: Sentence,
  manySources: boolean,
): { readonly value: string; readonly label: string; readonly detail: string } {
  const { source, number, text } = sentence;
  return {
    value: sentenceKey(sentence),
    label: manySources ? `Sentence ${number} of ${source}` : `Sentence ${number}`,
    detail: clipped(text, longest),
  };
}

export function sentenceKey({ source, number, text }: Sentence): string {
  return `${source} ${number} ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}
