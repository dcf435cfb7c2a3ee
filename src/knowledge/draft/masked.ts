import type { Quotation } from './quotation.ts';

/** Stands for each quoted character: of a private area of Unicode, so that no text holds it. */
export const quoted = '\ue000';

/** The sentence (its place in the text given) with every quoted character replaced, so that no quoted verb is taken for a report. */
export function masked(text: string, start: number, end: number, quotations: readonly Quotation[]): string {
  const pieces: string[] = [];
  let at = start;
  for (const quotation of quotations.filter((one) => one.start < end && one.end > start)) {
    const from = Math.max(quotation.start, at);
    const to = Math.min(quotation.end, end);
    pieces.push(text.slice(at, from), quoted.repeat(to - from));
    at = to;
  }
  return [...pieces, text.slice(at, end)].join('');
}

/** Which part of the sentence's letters is quoted: 0 is none, 1 all. */
export function quotedShare(sentence: string, mask: string): number {
  const letters = sentence.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const outside = mask.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters === 0 ? 0 : (letters - outside) / letters;
}
