import { findSentenceStarts } from './sentence-starts.ts';

/** One sentence of a source. Offsets count UTF-16 code units in the source's text; `end` is exclusive. */
export type Sentence = {
  readonly sourceId: string;
  /** Counted from 1 within its source. */
  readonly number: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Counted from 1; every line of the text is a paragraph. */
  readonly paragraph: number;
};

/**
 * Splits an article into sentences. Quotation marks stay with the sentence that they open or close. A line break always
 * ends a sentence, so a headline or a fragment is also one.
 */
export function splitSentences(sourceId: string, text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const line of text.matchAll(/[^\r\n\t]+/g)) {
    if (line[0].trim() === '') continue;
    paragraph += 1;
    for (const piece of splitLine(line[0])) {
      const start = line.index + piece.start;
      const number = sentences.length + 1;
      sentences.push({ sourceId, number, text: piece.text, start, end: start + piece.text.length, paragraph });
    }
  }
  return sentences;
}

type Piece = { readonly text: string; readonly start: number };

function splitLine(line: string): Piece[] {
  const starts = findSentenceStarts(line);
  return starts
    .map((start, index) => trimPiece({ text: line.slice(start, starts[index + 1]), start }))
    .filter(({ text }) => text !== '');
}

function trimPiece({ text, start }: Piece): Piece {
  const trimmedStart = text.trimStart();
  return { text: trimmedStart.trimEnd(), start: start + text.length - trimmedStart.length };
}
