import { createHash } from 'node:crypto';
import type { Sentence } from '../../../knowledge/sentences.ts';
import { truncate } from '../../../replies/truncate.ts';

/** Discord shows so many letters of a choice and of what stands below it. */
const maxDetailLength = 100;

/** A sentence as something to choose. `value` changes with its words: whoever chose others must not get these. */
export function toSentenceChoice(
  sentence: Sentence,
  manySources: boolean,
): { readonly value: string; readonly label: string; readonly description: string } {
  const { sourceId, number, text } = sentence;
  return {
    value: sentenceKey(sentence),
    label: manySources ? `Sentence ${number} of ${sourceId}` : `Sentence ${number}`,
    description: truncate(text, maxDetailLength),
  };
}

export function sentenceKey({ sourceId, number, text }: Sentence): string {
  return `${sourceId} ${number} ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}
