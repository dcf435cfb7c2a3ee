import { quotedPlaceholder } from '../text/quotations.ts';
import { type NounPhrase, nounPhraseAfter, nounPhraseBefore } from './noun-phrase.ts';
import { isGroupOfPeople, isSinglePerson, namesOrganization } from './people-words.ts';

/** The words by which a sentence names its speaker. */
export type Attribution = {
  readonly speaker: NounPhrase;
  /** The speaker stands `before` the verb (“she said”), `after` it (“said Ann Lee”), or after “according to”. */
  readonly form: 'before' | 'after' | 'according';
  /** Offsets of the verb or “according to” in the sentence; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
};

const splitWords = (text: string) => text.trim().split(/\s+/);

/** Verbs that always report words, quoted or not. */
const unconditionalVerbs = splitWords('said says say told tells');

/** Verbs that report words only next to a quotation, a colon or “that”: “added two stamps” is not speech. */
const conditionalVerbs = splitWords(`
  added adds admitted called calls admits acknowledged announced announces argued argues asked asks believe believes believed claimed claims
  commented comments concluded conceded confirmed confirms continued declared denied denies describes described estimate estimates
  estimated explained explains fear fears feared indicated indicates insisted insists joked maintains noted notes posted predicted
  promised pleaded read reads recalled recalls remarked replied reported reports responded revealed reveals shouted shows showed
  stated states stressed suggested suggests thinks thought tweeted urged urges vowed cried screamed whispered yelled laughed sighed sobbed complained warned warns writes wrote
`);

const reportingVerb = new RegExp(
  `(?<![\\p{L}’'-])(?:${[...unconditionalVerbs, ...conditionalVerbs].join('|')})(?![\\p{L}’'-])`,
  'gu',
);

const accordingTo = /(?<!\p{L})according to(?=\s)/giu;

const nonSubjectEnd =
  /(?<!\p{L})(?:to|not|who|which|that|is|are|was|were|be|been|being|by|never|member|united)\s+$|n[’']t\s+$/iu;
/** A colon, “that” or a quotation within eight words after the verb. */
const reportFollows = new RegExp(
  `^(?:\\s+[\\p{L}’'-]+){0,8}?\\s*(?::|[\\s,]*${quotedPlaceholder}|\\s+that(?!\\p{L}))`,
  'u',
);
const afterQuotation = new RegExp(`${quotedPlaceholder}[\\s,]*$`);

/** Maximum distance between a verb and its speaker, in UTF-16 code units. */
const maxPhraseLength = 400;

/**
 * The attribution of a sentence with masked quotations: the first one, or 'unclear' if a second person may have said some of
 * it: “Ann Lee said it was safe, but Bo Lind said it was not.”
 */
export function findAttribution(maskedText: string): Attribution | 'unclear' | undefined {
  const [first, second] = [...maskedText.matchAll(reportingVerb)].flatMap(
    ({ 0: verb, index }) => findByVerb(maskedText, verb, index) ?? [],
  );
  if (first) return second && isSecondSpeaker(maskedText, first, second) ? 'unclear' : first;
  for (const { 0: phrase, index } of maskedText.matchAll(accordingTo)) {
    const speaker = nounPhraseAfter(maskedText.slice(index + phrase.length, index + phrase.length + maxPhraseLength));
    if (speaker && canSpeak(speaker.text))
      return { speaker: keepNameAppositions(speaker), form: 'according', start: index, end: index + phrase.length };
  }
  return undefined;
}

function isSecondSpeaker(maskedText: string, first: Attribution, second: Attribution): boolean {
  if (second.speaker.text === first.speaker.text || /^(?:he|she)$/i.test(second.speaker.text)) return false;
  const between = maskedText.slice(first.end, second.end);
  const isContrast = /[,;] (?:but|and|while|whereas|although|though)(?!\p{L})/iu.test(between);
  const [quotedBetween, quotedAfter] = [between, maskedText.slice(second.end)].map((part) =>
    part.includes(quotedPlaceholder),
  );
  // “Bo Lind said the mayor had told him: …” quotes the mayor.
  const isNested = first.form === 'before' && maskedText.includes(quotedPlaceholder);
  return isContrast || quotedBetween === true || quotedAfter === true || isNested;
}

function findByVerb(maskedText: string, verb: string, start: number): Attribution | undefined {
  const end = start + verb.length;
  const textBefore = maskedText.slice(Math.max(start - maxPhraseLength, 0), start);
  const textAfter = maskedText.slice(end, end + maxPhraseLength);
  const isInverted =
    isUnconditionalVerb(verb) &&
    /\S,\s+$/.test(textBefore) &&
    /^\s+(?:\p{Lu}|the\s|an?\s|police|officials)/u.test(textAfter);
  if ((afterQuotation.test(textBefore) || isInverted) && !/^t[eo]l/.test(verb)) {
    const speaker = /^\s+\S/.test(textAfter) ? nounPhraseAfter(textAfter) : undefined;
    if (speaker && !isInanimate(speaker.text) && (!isInverted || canSpeak(speaker.text)))
      return { speaker, form: 'after', start, end };
  }
  if (
    nonSubjectEnd.test(textBefore) ||
    isPassive(verb, textAfter) ||
    !(isUnconditionalVerb(verb) || isReport(textBefore, textAfter))
  )
    return undefined;
  const speaker = nounPhraseBefore(textBefore);
  return speaker && !isInanimate(speaker.text) ? { speaker, form: 'before', start, end } : undefined;
}

/** In “Staff told to go home”, the staff did not say anything. */
function isPassive(verb: string, after: string): boolean {
  return verb === 'told' && /^\s+(?:to|by)(?!\p{L})/u.test(after);
}

/** “…,” she added. / She added: “…” / She added that … */
function isReport(textBefore: string, textAfter: string): boolean {
  if (reportFollows.test(textAfter)) return true;
  return /^\s*(?:[.,]|$)/.test(textAfter) && textBefore.slice(-100).includes(quotedPlaceholder);
}

/** “The sign read …” quotes nobody. */
function isInanimate(words: string): boolean {
  return /(?:^|\s)(?:sign|signs|banner|banners|placard|placards|poster|posters|notice|label|screen|board|headline|plaque|sticker|graffiti|T-shirt|note)(?: (?:on|at|outside|in|by|above|beside) .*)?$/iu.test(
    words,
  );
}

/** “According to police”, not “according to plan”. */
function canSpeak(words: string): boolean {
  return /\p{Lu}/u.test(words) || isGroupOfPeople(words) || isSinglePerson(words) || namesOrganization(words);
}

/** “According to police, the man …”: words after the comma belong to the name only if they are names too. */
function keepNameAppositions({ text, appositions }: NounPhrase): NounPhrase {
  const names = appositions.slice(0, -1).filter((addition) => /^(?:\p{Lu}\S*\s?)+$/u.test(addition));
  return { text, appositions: names };
}

function isUnconditionalVerb(verb: string): boolean {
  return unconditionalVerbs.includes(verb);
}
