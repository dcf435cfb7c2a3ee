import { findQuotationMarks, type QuotationMark } from './quotation-marks.ts';

/** A stretch of quoted words with its marks. Offsets count UTF-16 code units in the text; `end` is exclusive. */
export type Quotation = {
  readonly start: number;
  readonly end: number;
  /** Stretches of one speech share a number: a speech goes on over several paragraphs. */
  readonly speechNumber: number;
};

type MarkedLine = { readonly text: string; readonly start: number; readonly marks: readonly QuotationMark[] };
type OpenSpeech = { readonly kind: QuotationMark['kind']; readonly speechNumber: number };

/** A speech whose paragraphs have no marks of their own goes on for so many of them at most. */
const maxUnmarkedParagraphs = 8;

/** So many marks are looked at for one that surely closes. */
const maxLookaheadMarks = 40;

/** All quotations of a text, in order. Marks of another kind within a quotation belong to it. */
export function findQuotations(text: string): Quotation[] {
  const lines = splitMarkedLines(text);
  const quotations: Quotation[] = [];
  let openSpeech: OpenSpeech | undefined;
  let speechCount = 0;
  for (const [index, line] of lines.entries()) {
    const parsed = parseLine(
      line,
      continueSpeech(openSpeech, lines.slice(index, index + maxUnmarkedParagraphs)),
      speechCount,
    );
    quotations.push(...parsed.quotations);
    openSpeech = parsed.openSpeech;
    speechCount = parsed.speeches;
  }
  return quotations;
}

function splitMarkedLines(text: string): MarkedLine[] {
  return [...text.matchAll(/[^\n]*\S[^\n]*/g)].map(({ 0: line, index }) => ({
    text: line,
    start: index,
    marks: findQuotationMarks(line),
  }));
}

/** How a line takes up the speech that the line before has left open. */
type SpeechContinuation = { readonly speech: OpenSpeech; readonly hasMark: boolean } | undefined;

/** A speech goes on where the next paragraph begins with its mark, or has none before the one that closes it. */
function continueSpeech(speech: OpenSpeech | undefined, lines: readonly MarkedLine[]): SpeechContinuation {
  if (!speech) return undefined;
  const [first] = lines;
  const opening = first?.marks[0];
  if (opening?.kind === speech.kind && opening.isOpening && first?.text.slice(0, opening.offset).trim() === '')
    return { speech, hasMark: true };
  const next = lines.flatMap(({ marks }) => marks).find((mark) => mark.kind === speech.kind && mark.isUnambiguous);
  return next && !next.isOpening ? { speech, hasMark: false } : undefined;
}

function parseLine(line: MarkedLine, continuation: SpeechContinuation, previousSpeechCount: number) {
  const quotations: Quotation[] = [];
  let speechCount = previousSpeechCount;
  let resumedSpeech = continuation?.hasMark ? continuation.speech.speechNumber : undefined;
  let open = continuation && !continuation.hasMark ? { ...continuation.speech, start: line.start } : undefined;
  for (const [index, mark] of line.marks.entries()) {
    const offset = line.start + mark.offset;
    if (open && closesQuotation(open, mark, line.marks.slice(index + 1, index + maxLookaheadMarks))) {
      quotations.push({ start: open.start, end: offset + 1, speechNumber: open.speechNumber });
      open = undefined;
    } else if (!open && mark.isOpening) {
      open = { kind: mark.kind, speechNumber: resumedSpeech ?? speechCount + 1, start: offset };
      speechCount = Math.max(speechCount, open.speechNumber);
      resumedSpeech = undefined;
    }
  }
  if (open)
    quotations.push({
      start: open.start,
      end: line.start + line.text.trimEnd().length,
      speechNumber: open.speechNumber,
    });
  return {
    quotations,
    speeches: speechCount,
    openSpeech: open && { kind: open.kind, speechNumber: open.speechNumber },
  };
}

/** “the officers’ cars”: such a mark closes only where no surer one follows. */
function closesQuotation(open: OpenSpeech, mark: QuotationMark, later: readonly QuotationMark[]): boolean {
  if (mark.kind !== open.kind || mark.isOpening) return false;
  const next = mark.isUnambiguous
    ? undefined
    : later.find(({ kind, isUnambiguous }) => kind === mark.kind && isUnambiguous);
  return !next || next.isOpening;
}
