import type { Attribution } from './attribution.ts';
import { quoted } from './masked.ts';
import type { Heard } from './who-speaks.ts';

/** An answer may have so many UTF-16 code units (schema.ts). */
const longest = 400;

/**
 * The sentence's own words as a plain sentence: without the marks of a quotation, and without “she said” where the words
 * are whole by themselves, since the one who says a fact stands beside it.
 */
export function plainAnswer(heard: Heard): string {
  const { text, isQuoted } = ownWords(heard);
  const plain = isQuoted ? text.replace(opening, '').replace(closing, '') : text;
  return finished(shortened(plain.replace(/\s+/g, ' ').trim()));
}

const whole = new RegExp(`^${quoted}+$`);
const trailing = new RegExp(`^(${quoted}+)[\\s,]*([^${quoted}]*)$`);
const leading = new RegExp(`^[^${quoted}]*[:,]\\s*(${quoted}+)\\s*$`);

type OwnWords = { readonly text: string; readonly isQuoted: boolean };

function ownWords({ sentence: { text }, mask, attribution }: Heard): OwnWords {
  if (whole.test(mask)) return { text, isQuoted: true };
  if (attribution?.stands === 'according') return { text: withoutAccording(text, attribution.start), isQuoted: false };
  if (!attribution) return { text, isQuoted: false };
  if (leading.test(mask)) return { text: text.slice(mask.indexOf(quoted)), isQuoted: true };
  const own = withoutSaid(text, attribution);
  if (own !== undefined) return { text: own, isQuoted: false };
  const tail = trailing.exec(mask)?.[1];
  const saysMore = attribution.stands === 'before' && mask.slice(attribution.end).trim().split(/\s+/).length > 4;
  return tail !== undefined && !saysMore
    ? { text: text.slice(0, tail.length), isQuoted: true }
    : { text, isQuoted: false };
}

/** “The road is closed, the police said.” */
function withoutSaid(text: string, { stands, start, end, who }: Attribution): string | undefined {
  const at = text.lastIndexOf(who.words, start);
  if (stands !== 'before' || at <= 0 || !/^[.!]?$/.test(text.slice(end).trim())) return undefined;
  const before = text
    .slice(0, at)
    .replace(/(?:and|but)\s+$/, '')
    .trimEnd();
  return /[\p{L}\p{N}],$/u.test(before) ? before.slice(0, -1) : undefined;
}

function withoutAccording(text: string, start: number): string {
  if (start > 0) {
    const rest = text.slice(start);
    return /^[^,]*[.!?]?$/.test(rest) ? text.slice(0, start).replace(/[\s,–—-]+$/u, '') : text;
  }
  const comma = text.indexOf(', ');
  return comma === -1 ? text : text.slice(comma + 2);
}

const opening = /^\s*[‘’‚‛'`“”„‟"«»]+(?=\S)/;
const closing = /[‘’‚‛'`“”„‟"«»]+(?=[.!?…]?\s*$)/;

/** Too long a sentence ends where a clause does; the whole stands in the quote. */
function shortened(words: string): string {
  if (words.length <= longest - 1) return words;
  const head = words.slice(0, longest - 3);
  const clause = Math.max(head.lastIndexOf(', '), head.lastIndexOf('; '), head.lastIndexOf(' – '));
  const at = clause > longest / 2 ? clause : head.lastIndexOf(' ');
  return `${(at > 0 ? head.slice(0, at) : head).toWellFormed().replace(/\ufffd$/, '')} …`;
}

function finished(words: string): string {
  const ended = /[.!?…。！？]['’”")\]]*$/u.test(words) ? words : `${words.replace(/[\s,;:–—-]+$/u, '')}.`;
  const [first = ''] = ended;
  const upper = first.toUpperCase();
  return upper.toLowerCase() === first ? upper + ended.slice(first.length) : ended;
}
