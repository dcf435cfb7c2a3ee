/** A quotation mark in a line, as its surroundings show it: the characters alone tell little, since ’ stands for all of them. */
export type QuotationMark = {
  /** Counted in UTF-16 code units from the beginning of the line. */
  readonly offset: number;
  readonly kind: 'single' | 'double' | 'angle';
  /** Else it closes. */
  readonly isOpening: boolean;
  /** False where it may be the apostrophe of a plural: “the officers’ cars”. */
  readonly isUnambiguous: boolean;
};

const quotationMarkPattern = /[‘’‚‛'`“”„‟"«»]/g;
/** Words that begin with an apostrophe: ’90s, ’em, ’tis. */
const elision = /^(?:\d0s|em|tis|twas|til|till|cause|cos|n)(?![\p{L}\p{N}])/iu;

/** The quotation marks of a line, without its apostrophes. */
export function findQuotationMarks(line: string): QuotationMark[] {
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
