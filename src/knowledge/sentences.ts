/** One sentence of a source. Offsets count UTF-16 code units in the source's text; `end` is exclusive. */
export type Sentence = {
  readonly source: string;
  /** Counted from 1 within its source. */
  readonly number: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Counted from 1; every line of the text is a paragraph of its own. */
  readonly paragraph: number;
};

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/** An abbreviation that never ends a sentence. */
const opensName =
  /(?:^|[\s’'"(])(?:Mr|Mrs|Ms|Dr|Prof|St|Cllr|Const|Sgt|Insp|Supt|Cmdr|Det|PC|Cpl|Lt|Capt|Maj|Col|Gen|Rev|Hon|vs|e\.g|i\.e)\.\s*$/;
/** "J. Smith", "the U.K. Government": it may end a sentence, but only where the next word looks like a beginning. */
const initials = /(?:^|[\s’'"(])(?:[A-Z]\.)+\s*$/;
const beginning =
  /^(?:A|After|All|An|And|As|At|Before|But|For|He|Her|His|I|If|In|It|Its|No|On|She|So|That|The|Their|Then|There|These|They|This|We|What|When|Who|Yes|You)\b/;
/** "No. 10" is a number; "No. He was not" is an answer. */
const opensNumber = /(?:^|[\s’'"(])No\.\s*$/;
/** An abbreviation, what stands before it, and the space behind it. */
const longestOpener = 20;
/** "10 a.m. Friday", "2 p.m. British time": the full stop belongs to the time. */
const endsWithTime = /\b[ap]\.m\.\s*$/i;

/**
 * The sentences of an article, in order, each with its place. Quotation marks stay with the sentence they open or
 * close; a line break always ends a sentence, so a headline or a fragment is one too.
 */
export function splitSentences(source: string, text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    if (line[0].trim() === '') continue;
    paragraph += 1;
    for (const piece of piecesOf(line[0])) {
      const start = line.index + piece.start;
      const number = sentences.length + 1;
      sentences.push({ source, number, text: piece.text, start, end: start + piece.text.length, paragraph });
    }
  }
  return sentences;
}

type Piece = { text: string; start: number };

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let open: Piece | undefined;
  for (const { segment, index } of segmenter.segment(line)) {
    open = open ? { text: open.text + segment, start: open.start } : { text: segment, start: index };
    if (isUnfinished(open.text, line.slice(index + segment.length))) continue;
    pieces.push(open);
    open = undefined;
  }
  if (open) pieces.push(open);
  return pieces.map(trimmed).filter((piece) => piece.text !== '');
}

/**
 * The segmenter splits after "Mr.", after "10 a.m." before a capital letter, and after a question that is quoted in the
 * middle of a sentence; such a piece goes on.
 */
function isUnfinished(text: string, rest: string): boolean {
  if (rest.trim() === '') return false;
  const end = text.slice(-longestOpener);
  return (
    /^\p{Ll}/u.test(rest) ||
    opensName.test(end) ||
    (initials.test(end) && !beginning.test(rest)) ||
    (opensNumber.test(end) && /^\d/.test(rest)) ||
    (endsWithTime.test(end) && /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|GMT|BST)/.test(rest))
  );
}

function trimmed({ text, start }: Piece): Piece {
  const withoutLead = text.trimStart();
  return { text: withoutLead.trimEnd(), start: start + text.length - withoutLead.length };
}
