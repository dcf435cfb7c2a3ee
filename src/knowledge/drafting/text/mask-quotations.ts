import type { Quotation } from './quotations.ts';

/** Stands for each quoted character: of a private area of Unicode, so that no text holds it. */
export const quotedPlaceholder = '\ue000';

/** The sentence (its place in the text given) with every quoted character replaced, so that no quoted verb is taken for a report. */
export function maskQuotations(text: string, start: number, end: number, quotations: readonly Quotation[]): string {
  const pieces: string[] = [];
  let offset = start;
  for (const quotation of quotations.filter((candidate) => candidate.start < end && candidate.end > start)) {
    const quotedStart = Math.max(quotation.start, offset);
    const quotedEnd = Math.min(quotation.end, end);
    pieces.push(text.slice(offset, quotedStart), quotedPlaceholder.repeat(quotedEnd - quotedStart));
    offset = quotedEnd;
  }
  return [...pieces, text.slice(offset, end)].join('');
}

/** Which part of the sentence's letters is quoted: 0 is none, 1 all. */
export function measureQuotedShare(sentence: string, maskedText: string): number {
  const letters = sentence.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const outside = maskedText.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters === 0 ? 0 : (letters - outside) / letters;
}
