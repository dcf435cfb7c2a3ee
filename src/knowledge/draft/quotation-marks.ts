/** A quotation mark in a line, as its surroundings show it: the characters alone tell little, since ’ stands for all of them. */
export type Mark = {
  /** Counted in UTF-16 code units from the beginning of the line. */
  readonly at: number;
  readonly kind: 'single' | 'double' | 'angle';
  /** Else it closes. */
  readonly opens: boolean;
  /** False where it may be the apostrophe of a plural: “the officers’ cars”. */
  readonly firm: boolean;
};

const anyMark = /[‘’‚‛'`“”„‟"«»]/g;
/** Words that begin with an apostrophe: ’90s, ’em, ’tis. */
const elision = /^(?:\d0s|em|tis|twas|til|till|cause|cos|n)(?![\p{L}\p{N}])/iu;

/** The quotation marks of a line, without its apostrophes. */
export function marksOf(line: string): Mark[] {
  return [...line.matchAll(anyMark)].flatMap(({ 0: mark, index: at }) => {
    const before = line.slice(Math.max(at - 2, 0), at);
    const after = line.slice(at + 1, at + 8);
    const kind = kindOf(mark);
    const opens = standsBeforeWords(before, after);
    if (kind === 'single' && isApostrophe(before, after, opens)) return [];
    if (!opens && (before === '' || /\s$/.test(before))) return [];
    return [{ at, kind, opens, firm: kind !== 'single' || opens || !/s$/i.test(before) }];
  });
}

function kindOf(mark: string): Mark['kind'] {
  if (/[“”„‟"]/.test(mark)) return 'double';
  return /[«»]/.test(mark) ? 'angle' : 'single';
}

function standsBeforeWords(before: string, after: string): boolean {
  return /(?:^|[\s([{—–/‘“"'])$/.test(before) && /^(?:[^\s.,;:!?)\]}—–]|\.\.)/.test(after);
}

function isApostrophe(before: string, after: string, opens: boolean): boolean {
  if (/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) return true;
  return opens && elision.test(after);
}
