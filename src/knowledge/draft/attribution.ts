import { quoted } from './masked.ts';
import { type NounPhrase, phraseAfter, phraseBefore } from './noun-phrase.ts';
import { isGroupOfPeople, isOnePerson, namesBody } from './people-words.ts';
import { accordingTo, isPlainVerb, reportingVerb } from './reporting-verbs.ts';

/** Where a sentence says whose words it gives. */
export type Attribution = {
  readonly who: NounPhrase;
  /** `before` the verb (“she said”), `after` it (“said Ann Lee”), or after “according to”. */
  readonly stands: 'before' | 'after' | 'according';
  /** The verb's place in the sentence, or that of “according to”; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
};

const noSubject =
  /(?<!\p{L})(?:to|not|who|which|that|is|are|was|were|be|been|being|by|never|member|united)\s+$|n[’']t\s+$/iu;
/** A colon, “that” or a quotation so near behind the verb that it is what was said. */
const reportFollows = new RegExp(`^(?:\\s+[\\p{L}’'-]+){0,8}?\\s*(?::|[\\s,]*${quoted}|\\s+that(?!\\p{L}))`, 'u');
const afterQuotation = new RegExp(`${quoted}[\\s,]*$`);

/** So far from its verb, in UTF-16 code units, a speaker is looked for. */
const longestPhrase = 400;

/** The first attribution of a sentence whose quotations are masked (masked.ts). */
export function findAttribution(mask: string): Attribution | undefined {
  for (const { 0: verb, index } of mask.matchAll(reportingVerb)) {
    const found = byVerb(mask, verb, index);
    if (found) return found;
  }
  for (const { 0: words, index } of mask.matchAll(accordingTo)) {
    const who = phraseAfter(mask.slice(index + words.length, index + words.length + longestPhrase));
    if (who && canSpeak(who.words))
      return { who: withNamesOnly(who), stands: 'according', start: index, end: index + words.length };
  }
  return undefined;
}

function byVerb(mask: string, verb: string, start: number): Attribution | undefined {
  const end = start + verb.length;
  const before = mask.slice(Math.max(start - longestPhrase, 0), start);
  const after = mask.slice(end, end + longestPhrase);
  if (afterQuotation.test(before)) {
    const who = /^\s+\S/.test(after) ? phraseAfter(after) : undefined;
    if (who) return { who, stands: 'after', start, end };
  }
  if (noSubject.test(before) || isPassive(verb, after) || !(isPlainVerb(verb) || reports(before, after)))
    return undefined;
  const who = phraseBefore(before);
  return who && { who, stands: 'before', start, end };
}

/** “Staff told to go home” told nobody anything. */
function isPassive(verb: string, after: string): boolean {
  return verb === 'told' && /^\s+(?:to|by)(?!\p{L})/u.test(after);
}

/** “…,” she added. / She added: “…” / She added that … */
function reports(before: string, after: string): boolean {
  if (reportFollows.test(after)) return true;
  return /^\s*(?:[.,]|$)/.test(after) && before.slice(-100).includes(quoted);
}

/** “According to police”, not “according to plan”. */
function canSpeak(words: string): boolean {
  return /\p{Lu}/u.test(words) || isGroupOfPeople(words) || isOnePerson(words) || namesBody(words);
}

/** “According to police, the man …”: what follows the comma adds to the name only if it is a name itself. */
function withNamesOnly({ words, additions }: NounPhrase): NounPhrase {
  const names = additions.slice(0, -1).filter((addition) => /^(?:\p{Lu}\S*\s?)+$/u.test(addition));
  return { words, additions: names };
}
