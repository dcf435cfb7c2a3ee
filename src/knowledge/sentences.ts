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

/** An abbreviation after which a capital letter does not begin a sentence. */
const opensName =
  /(?:^|[\s’'"(])(?:Mr|Mrs|Ms|Dr|Prof|St|Sgt|Insp|Supt|Det|PC|Lt|Col|Gen|Rev|Hon|No|vs|e\.g|i\.e|[A-Z])\.\s*$/;
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

/** The segmenter splits after "Mr." and after "10 a.m." before a capital letter; such a piece goes on. */
function isUnfinished(text: string, rest: string): boolean {
  if (rest.trim() === '') return false;
  return (
    opensName.test(text.slice(-longestOpener)) ||
    (endsWithTime.test(text.slice(-longestOpener)) &&
      /^(?:on\b|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|GMT|BST)/.test(rest))
  );
}

function trimmed({ text, start }: Piece): Piece {
  const withoutLead = text.trimStart();
  return { text: withoutLead.trimEnd(), start: start + text.length - withoutLead.length };
}
