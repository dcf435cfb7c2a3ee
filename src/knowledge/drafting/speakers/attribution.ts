import { quotedPlaceholder } from '../text/mask-quotations.ts';
import { type NounPhrase, nounPhraseAfter, nounPhraseBefore } from './noun-phrase.ts';
import { isGroupOfPeople, isSinglePerson, namesOrganization } from './people-words.ts';
import { accordingTo, isUnconditionalVerb, reportingVerb } from './reporting-verbs.ts';

/** Where a sentence says whose words it gives. */
export type Attribution = {
  readonly speaker: NounPhrase;
  /** `before` the verb (“she said”), `after` it (“said Ann Lee”), or after “according to”. */
  readonly form: 'before' | 'after' | 'according';
  /** The verb's place in the sentence, or that of “according to”; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
};

const nonSubjectEnd =
  /(?<!\p{L})(?:to|not|who|which|that|is|are|was|were|be|been|being|by|never|member|united)\s+$|n[’']t\s+$/iu;
/** A colon, “that” or a quotation so near behind the verb that it is what was said. */
const reportFollows = new RegExp(
  `^(?:\\s+[\\p{L}’'-]+){0,8}?\\s*(?::|[\\s,]*${quotedPlaceholder}|\\s+that(?!\\p{L}))`,
  'u',
);
const afterQuotation = new RegExp(`${quotedPlaceholder}[\\s,]*$`);

/** So far from its verb, in UTF-16 code units, a speaker is looked for. */
const maxPhraseLength = 400;

/** The first attribution of a sentence whose quotations are masked (masked.ts). */
export function findAttribution(maskedText: string): Attribution | undefined {
  for (const { 0: verb, index } of maskedText.matchAll(reportingVerb)) {
    const attribution = findByVerb(maskedText, verb, index);
    if (attribution) return attribution;
  }
  for (const { 0: phrase, index } of maskedText.matchAll(accordingTo)) {
    const speaker = nounPhraseAfter(maskedText.slice(index + phrase.length, index + phrase.length + maxPhraseLength));
    if (speaker && canSpeak(speaker.text))
      return { speaker: keepNameAppositions(speaker), form: 'according', start: index, end: index + phrase.length };
  }
  return undefined;
}

function findByVerb(maskedText: string, verb: string, start: number): Attribution | undefined {
  const end = start + verb.length;
  const textBefore = maskedText.slice(Math.max(start - maxPhraseLength, 0), start);
  const textAfter = maskedText.slice(end, end + maxPhraseLength);
  if (afterQuotation.test(textBefore)) {
    const speaker = /^\s+\S/.test(textAfter) ? nounPhraseAfter(textAfter) : undefined;
    if (speaker) return { speaker, form: 'after', start, end };
  }
  if (
    nonSubjectEnd.test(textBefore) ||
    isPassive(verb, textAfter) ||
    !(isUnconditionalVerb(verb) || isReport(textBefore, textAfter))
  )
    return undefined;
  const speaker = nounPhraseBefore(textBefore);
  return speaker && { speaker, form: 'before', start, end };
}

/** “Staff told to go home” told nobody anything. */
function isPassive(verb: string, after: string): boolean {
  return verb === 'told' && /^\s+(?:to|by)(?!\p{L})/u.test(after);
}

/** “…,” she added. / She added: “…” / She added that … */
function isReport(textBefore: string, textAfter: string): boolean {
  if (reportFollows.test(textAfter)) return true;
  return /^\s*(?:[.,]|$)/.test(textAfter) && textBefore.slice(-100).includes(quotedPlaceholder);
}

/** “According to police”, not “according to plan”. */
function canSpeak(words: string): boolean {
  return /\p{Lu}/u.test(words) || isGroupOfPeople(words) || isSinglePerson(words) || namesOrganization(words);
}

/** “According to police, the man …”: what follows the comma adds to the name only if it is a name itself. */
function keepNameAppositions({ text, appositions }: NounPhrase): NounPhrase {
  const names = appositions.slice(0, -1).filter((addition) => /^(?:\p{Lu}\S*\s?)+$/u.test(addition));
  return { text, appositions: names };
}
