import { type Mark, marksOf } from './quotation-marks.ts';

/** A stretch of quoted words with its marks. Offsets count UTF-16 code units in the text; `end` is exclusive. */
export type Quotation = {
  readonly start: number;
  readonly end: number;
  /** Stretches of one speech share a number: a speech goes on over several paragraphs. */
  readonly speech: number;
};

type Line = { readonly text: string; readonly start: number; readonly marks: readonly Mark[] };
type Speech = { readonly kind: Mark['kind']; readonly speech: number };

/** A speech whose paragraphs have no marks of their own goes on for so many of them at most. */
const mostUnmarked = 8;

/** So many marks are looked at for one that surely closes. */
const mostLookedAhead = 40;

/** All quotations of a text, in order. Marks of another kind within a quotation belong to it. */
export function findQuotations(text: string): Quotation[] {
  const lines = linesOf(text);
  const found: Quotation[] = [];
  let left: Speech | undefined;
  let speeches = 0;
  for (const [at, line] of lines.entries()) {
    const read = readLine(line, goesOn(left, lines.slice(at, at + mostUnmarked)), speeches);
    found.push(...read.quotations);
    left = read.left;
    speeches = read.speeches;
  }
  return found;
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\n]*\S[^\n]*/g)].map(({ 0: line, index }) => ({
    text: line,
    start: index,
    marks: marksOf(line),
  }));
}

/** How a line takes up the speech that the line before has left open. */
type Onset = { readonly speech: Speech; readonly marked: boolean } | undefined;

/** A speech goes on where the next paragraph begins with its mark, or has none before the one that closes it. */
function goesOn(speech: Speech | undefined, lines: readonly Line[]): Onset {
  if (!speech) return undefined;
  const [first] = lines;
  const opening = first?.marks[0];
  if (opening?.kind === speech.kind && opening.opens && first?.text.slice(0, opening.at).trim() === '')
    return { speech, marked: true };
  const next = lines.flatMap(({ marks }) => marks).find((mark) => mark.kind === speech.kind && mark.firm);
  return next && !next.opens ? { speech, marked: false } : undefined;
}

function readLine(line: Line, onset: Onset, before: number) {
  const quotations: Quotation[] = [];
  let speeches = before;
  let resumed = onset?.marked ? onset.speech.speech : undefined;
  let open = onset && !onset.marked ? { ...onset.speech, start: line.start } : undefined;
  for (const [index, mark] of line.marks.entries()) {
    const at = line.start + mark.at;
    if (open && closes(open, mark, line.marks.slice(index + 1, index + mostLookedAhead))) {
      quotations.push({ start: open.start, end: at + 1, speech: open.speech });
      open = undefined;
    } else if (!open && mark.opens) {
      open = { kind: mark.kind, speech: resumed ?? speeches + 1, start: at };
      speeches = Math.max(speeches, open.speech);
      resumed = undefined;
    }
  }
  if (open) quotations.push({ start: open.start, end: line.start + line.text.trimEnd().length, speech: open.speech });
  return { quotations, speeches, left: open && { kind: open.kind, speech: open.speech } };
}

/** “the officers’ cars”: such a mark closes only where no surer one follows. */
function closes(open: Speech, mark: Mark, later: readonly Mark[]): boolean {
  if (mark.kind !== open.kind || mark.opens) return false;
  const next = mark.firm ? undefined : later.find(({ kind, firm }) => kind === mark.kind && firm);
  return !next || next.opens;
}
