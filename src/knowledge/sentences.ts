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

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/** An abbreviation that never ends a sentence. */
const nameAbbreviation =
  /(?:^|[\s’'"(])(?:Mr|Mrs|Ms|Dr|Prof|St|Cllr|Const|Sgt|Insp|Supt|Cmdr|Det|PC|Cpl|Lt|Capt|Maj|Col|Gen|Rev|Hon|vs|e\.g|i\.e)\.\s*$/;
/** “J. Smith”, “the U.K. Government”: ends a sentence only if the next word usually begins one. */
const initials = /(?:^|[\s’'"(])(?:[A-Z]\.)+\s*$/;
const sentenceBeginning =
  /^(?:A|After|All|An|And|As|At|Before|But|For|He|Her|His|I|If|In|It|Its|No|On|She|So|That|The|Their|Then|There|These|They|This|We|What|When|Who|Yes|You)\b/;
/** “No. 10” is a number; “No. He was not” is an answer. */
const numberAbbreviation = /(?:^|[\s’'"(])No\.\s*$/;
/** Maximum length of an abbreviation with the character before it and the space after it. */
const maxAbbreviationLength = 20;
/** “10 a.m. Friday”: the full stop belongs to the time. */
const endsWithTime = /\b[ap]\.m\.\s*$/i;

/**
 * Splits an article into sentences. Quotation marks stay with the sentence that they open or close. A line break always
 * ends a sentence, so a headline or a fragment is also one.
 */
export function splitSentences(sourceId: string, text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const line of text.matchAll(/[^\r\n]+/g)) {
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

type Piece = { text: string; start: number };

function splitLine(line: string): Piece[] {
  const pieces: Piece[] = [];
  let current: Piece | undefined;
  for (const { segment, index } of segmenter.segment(line)) {
    current = current ? { text: current.text + segment, start: current.start } : { text: segment, start: index };
    if (continuesIn(current.text, line.slice(index + segment.length))) continue;
    pieces.push(current);
    current = undefined;
  }
  if (current) pieces.push(current);
  return pieces.map(trimPiece).filter((piece) => piece.text !== '');
}

/**
 * Corrects the segmenter, which splits after “Mr.”, after “10 a.m.” before a capital letter, and after a question quoted
 * in the middle of a sentence.
 */
function continuesIn(text: string, rest: string): boolean {
  if (rest.trim() === '') return false;
  const tail = text.slice(-maxAbbreviationLength);
  return (
    /^\p{Ll}/u.test(rest) ||
    nameAbbreviation.test(tail) ||
    (initials.test(tail) && !sentenceBeginning.test(rest)) ||
    (numberAbbreviation.test(tail) && /^\d/.test(rest)) ||
    (endsWithTime.test(tail) && /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|GMT|BST)/.test(rest))
  );
}

function trimPiece({ text, start }: Piece): Piece {
  const trimmedStart = text.trimStart();
  return { text: trimmedStart.trimEnd(), start: start + text.length - trimmedStart.length };
}
