/** Quoted words with their quotation marks. Offsets count UTF-16 code units in the text; `end` is exclusive. */
export type Quotation = {
  readonly start: number;
  readonly end: number;
  /** Quotations of one speech have the same number. A speech may continue over several paragraphs. */
  readonly speechNumber: number;
};

type MarkedLine = { readonly text: string; readonly start: number; readonly marks: readonly QuotationMark[] };
type OpenSpeech = { readonly kind: QuotationMark['kind']; readonly speechNumber: number };

/** Maximum number of paragraphs without a quotation mark in one speech. */
const maxUnmarkedParagraphs = 8;

/** How many marks to search for an unambiguous closing mark. */
const maxLookaheadMarks = 40;

/** All quotations of a text, in order. A quotation contains the marks of other kinds between its own. */
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

/** How a line continues the open speech of the previous line. */
type SpeechContinuation = { readonly speech: OpenSpeech; readonly hasMark: boolean } | undefined;

/** A speech continues if the next paragraph begins with its mark, or if the next mark closes it. */
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

/** An ambiguous mark (“the officers’ cars”) closes only if no unambiguous one follows. */
function closesQuotation(open: OpenSpeech, mark: QuotationMark, later: readonly QuotationMark[]): boolean {
  if (mark.kind !== open.kind || mark.isOpening) return false;
  const next = mark.isUnambiguous
    ? undefined
    : later.find(({ kind, isUnambiguous }) => kind === mark.kind && isUnambiguous);
  return !next || next.isOpening;
}

/** A quotation mark in a line, classified by its surroundings, because articles use ’ for every kind of mark. */
type QuotationMark = {
  /** In UTF-16 code units from the beginning of the line. */
  readonly offset: number;
  readonly kind: 'single' | 'double' | 'angle';
  readonly isOpening: boolean;
  /** False if it may be the apostrophe of a plural: “the officers’ cars”. */
  readonly isUnambiguous: boolean;
};

const quotationMarkPattern = /[‘’‚‛'`“”„‟"«»]/g;
/** Words with a leading apostrophe: ’90s, ’em, ’tis. */
const elision = /^(?:\d0s|em|tis|twas|til|till|cause|cos|n)(?![\p{L}\p{N}])/iu;

/** Finds the quotation marks of a line, without its apostrophes. */
function findQuotationMarks(line: string): QuotationMark[] {
  return [...line.matchAll(quotationMarkPattern)].flatMap(({ 0: mark, index: offset }) => {
    const before = line.slice(Math.max(offset - 2, 0), offset);
    const after = line.slice(offset + 1, offset + 8);
    const kind = markKind(mark);
    const isOpening = precedesWords(before, after);
    if (kind === 'single' && isApostrophe(before, after, isOpening)) return [];
    if (!isOpening && (before === '' || /\s$/.test(before))) return [];
    return [{ offset, kind, isOpening, isUnambiguous: kind !== 'single' || isOpening || !/s$/i.test(before) }];
  });
}

function markKind(mark: string): QuotationMark['kind'] {
  if (/[“”„‟"]/.test(mark)) return 'double';
  return /[«»]/.test(mark) ? 'angle' : 'single';
}

function precedesWords(before: string, after: string): boolean {
  return /(?:^|[\s([{—–/‘“"'])$/.test(before) && /^(?:[^\s.,;:!?)\]}—–]|\.\.)/.test(after);
}

function isApostrophe(before: string, after: string, isOpening: boolean): boolean {
  if (/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) return true;
  return isOpening && elision.test(after);
}

/** Replaces each quoted character. A private-use code point, which articles do not contain. */
export const quotedPlaceholder = '\ue000';

/** Masks the quoted characters between two offsets of the text, so that quoted verbs are not taken for attributions. */
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

/** The share of the sentence's letters that is quoted, 0 to 1. */
export function measureQuotedShare(sentence: string, maskedText: string): number {
  const letters = sentence.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const outside = maskedText.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters === 0 ? 0 : (letters - outside) / letters;
}
