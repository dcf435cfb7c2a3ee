import type { TextSpan } from '../facts/find-times.ts';
import { toBaseForm } from '../text/verb-forms.ts';

const maxClauseWords = 11;
const nextClause =
  /(?:[,;:](?=\s|$)|[—–]|\s(?:before|after|which|who|whom|where|when|while|because|although|as|but(?! not)|following|so that|according)(?!\p{L})).*$/u;
const dangling =
  /(?:\s(?:an?|the|of|and|or|to|in|at|on|for|with|from|by|his|her|their|its|than|that|not|more|about|almost|over))+$/;
const leading = /[\s,]*(?<!\p{L})(?:at|on|in|by|since|until|from|for|of|during)\s*$/u;

/** Where these words begin in the first clause of the rest; undefined where they stand in a later one, or nowhere. */
export function offsetInFirstClause(rest: string, phrase: string): number | undefined {
  const offset = phrase === '' ? -1 : rest.indexOf(phrase);
  if (offset === -1) return undefined;
  const clauseEnd = nextClause.exec(rest.replace(phrase, 'x'.repeat(phrase.length)))?.index;
  return clauseEnd === undefined || offset < clauseEnd ? offset : undefined;
}

/** The clause without these words and the prepositions that lead to them. */
export function removeSpans(clause: string, spans: readonly TextSpan[]): string {
  return spans.reduce((rest, { text }) => {
    const offset = rest.indexOf(text);
    if (offset === -1) return rest;
    return `${rest.slice(0, offset).replace(leading, '').trimEnd()} ${rest.slice(offset + text.length).trimStart()}`;
  }, clause);
}

/** The beginning of a clause: a question needs no more. */
export function shortenClause(rest: string): string {
  const firstClause = rest
    .trim()
    .replace(/^[,;\s]+/, '')
    .replace(nextClause, '');
  const words = firstClause.split(/\s+/);
  const verbIndex = words.findIndex(
    (word, index) => index > 2 && word === 'and' && toBaseForm(words[index + 1] ?? '') !== undefined,
  );
  return (verbIndex === -1 ? words : words.slice(0, verbIndex))
    .slice(0, maxClauseWords)
    .join(' ')
    .replace(dangling, '');
}
