import type { Stretch } from './times.ts';
import { baseOf } from './verb-forms.ts';

const longest = 11;
const nextClause =
  /(?:[,;:](?=\s|$)|[—–]|\s(?:before|after|which|who|whom|where|when|while|because|although|as|but(?! not)|following|so that|according)(?!\p{L})).*$/u;
const dangling =
  /(?:\s(?:an?|the|of|and|or|to|in|at|on|for|with|from|by|his|her|their|its|than|that|not|more|about|almost|over))+$/;
const leading = /[\s,]*(?<!\p{L})(?:at|on|in|by|since|until|from|for|of|during)\s*$/u;

/** Where these words begin in the first clause of the rest; undefined where they stand in a later one, or nowhere. */
export function startOf(rest: string, words: string): number | undefined {
  const at = words === '' ? -1 : rest.indexOf(words);
  if (at === -1) return undefined;
  const end = nextClause.exec(rest.replace(words, 'x'.repeat(words.length)))?.index;
  return end === undefined || at < end ? at : undefined;
}

/** The clause without these words and the prepositions that lead to them. */
export function without(clause: string, stretches: readonly Stretch[]): string {
  return stretches.reduce((rest, { text }) => {
    const at = rest.indexOf(text);
    if (at === -1) return rest;
    return `${rest.slice(0, at).replace(leading, '').trimEnd()} ${rest.slice(at + text.length).trimStart()}`;
  }, clause);
}

/** The beginning of a clause: a question needs no more. */
export function shortened(rest: string): string {
  const first = rest
    .trim()
    .replace(/^[,;\s]+/, '')
    .replace(nextClause, '');
  const words = first.split(/\s+/);
  const verb = words.findIndex((word, at) => at > 2 && word === 'and' && baseOf(words[at + 1] ?? '') !== undefined);
  return (verb === -1 ? words : words.slice(0, verb)).slice(0, longest).join(' ').replace(dangling, '');
}
