import { isGroupOfPeople } from './people-words.ts';
import { isFunctionWord } from './telling-words.ts';
import { baseOf } from './verb-forms.ts';

/** The main clause of a plain sentence: who or what, the verb, and what follows it. */
export type Clause = {
  readonly subject: string;
  readonly verb: string;
  /** `auxiliary` turns round in a question; a `past` or `plain` verb takes “did” or “do” and its base. */
  readonly form: 'auxiliary' | 'past' | 'plain';
  readonly base: string;
  readonly rest: string;
};

const auxiliary =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|isn[’']t|aren[’']t|wasn[’']t|weren[’']t|hasn[’']t|haven[’']t|didn[’']t|won[’']t|can[’']t|couldn[’']t)$/;
const opensAdjunct =
  /^(?:in|on|at|after|before|while|when|as|despite|since|like|unlike|with|without|by|for|from|to|of|although|though|because|if|until|during|under|over|between|inside|outside|near|following|around|about|but|and|however|meanwhile|later|then|also|so|today|yesterday|overall|instead|still|once|according|\d.*)$/i;
const opensNoSubject = /^(?:there|here|such|why|how|what|not|let|please)$/i;
const pronoun = /^(?:i|we|you|he|she|they|it)$/i;
const determiner =
  /^(?:the|an?|his|her|their|its|our|my|your|this|that|these|those|some|any|no|two|three|several|many|more|most|of|in|and|very|not)$/i;
const adverb = /^(?:also|then|now|never|often|sometimes|always|still|just|soon|again|\p{Ll}+ly)$/u;
const longestSubject = 9;

/**
 * The main clause, where the sentence is plain enough to tell; else undefined. `common` are the words that the article
 * also writes small: at the beginning of a sentence they lose their capital letter.
 */
export function mainClause(sentence: string, common: ReadonlySet<string>): Clause | undefined {
  if (/\?/.test(sentence)) return undefined;
  const words = withoutAdjuncts(sentence.replace(/[.!?…]+$/, '').split(/\s+/));
  const at = verbPlace(words);
  if (at === undefined) return undefined;
  const subject = withoutCapital(words.slice(0, at), common).join(' ').replace(/,$/, '');
  const verb = words[at] ?? '';
  const rest = words.slice(at + 1).join(' ');
  const isNegated = /^(?:did|does|do)$/.test(verb) && /^not\b/.test(rest);
  if (isNegated || auxiliary.test(verb)) return { subject, verb, form: 'auxiliary', base: verb, rest };
  const past = baseOf(verb.replace(/,$/, ''));
  return past === undefined
    ? { subject, verb, form: 'plain', base: verb, rest }
    : { subject, verb, form: 'past', base: past, rest };
}

function withoutCapital([first = '', ...rest]: readonly string[], common: ReadonlySet<string>): string[] {
  const small = first.toLowerCase();
  const isCommon = common.has(small) || isFunctionWord(small) || isGroupOfPeople(small);
  return [isCommon && first !== 'I' ? small : first, ...rest];
}

/** “But, after some hours, officers …” begins with what is no subject; so much is left out up to the comma. */
function withoutAdjuncts(words: readonly string[]): readonly string[] {
  const first = (words[0] ?? '').replace(/,$/, '');
  if (!opensAdjunct.test(first)) return words;
  const comma = words.findIndex((word) => word.endsWith(','));
  if (comma === -1 || comma > 14) return /^(?:but|and|so)$/i.test(first) ? words.slice(1) : [];
  return withoutAdjuncts(words.slice(comma + 1));
}

function verbPlace(words: readonly string[]): number | undefined {
  const [first = '', second = ''] = words;
  if (auxiliary.test(first) || opensNoSubject.test(first)) return undefined;
  if (pronoun.test(first)) {
    const at = adverb.test(second) ? 2 : 1;
    return at < words.length ? at : undefined;
  }
  const places = Array.from({ length: Math.min(longestSubject, words.length - 1) }, (_, at) => at + 1);
  const found = places.find((at) => isVerb(words, at));
  if (found === undefined || hasClause(words.slice(0, found))) return undefined;
  return auxiliary.test(words[found] ?? '') ? found : (auxiliaryAfter(words, found) ?? found);
}

function isVerb(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  const before = words[at - 1] ?? '';
  if (auxiliary.test(word)) return true;
  if (determiner.test(before) || (adverb.test(before) && determiner.test(words[at - 2] ?? ''))) return false;
  if (baseOf(word) !== undefined) return true;
  return (
    at === 1 &&
    isGroupOfPeople(before) &&
    /^(?:say|want|need|remain|believe|hope|plan|use|make|work|live|get)$/.test(word)
  );
}

/** A subject with a comma or a relative clause is not taken apart. */
function hasClause(subject: readonly string[]): boolean {
  return (
    subject.some((word) => /[,;:—–]$|[“”"]|^(?:who|which|that|what|where|when|as|says?|said|–)$/.test(word)) ||
    /^(?:and|or|to|i|we|you|he|she|they|it)$/.test(subject.at(-1) ?? '')
  );
}

/** “The man shot in the street was …”: the first past form belongs to the subject where an auxiliary follows soon. */
function auxiliaryAfter(words: readonly string[], at: number): number | undefined {
  if (!/^(?:by|out|in|at|on|with|from|after|near|to|during)$/.test(words[at + 1] ?? '')) return undefined;
  const isParticiple = /^(?:by|out)$/.test(words[at + 1] ?? '');
  const later = words.slice(at + 2, at + 9);
  const end = later.findIndex((word) => /,$|^(?:but|who|which|that|as|while|after|before|when)$/.test(word));
  const place = (end === -1 ? later : later.slice(0, end)).findIndex(
    (word) => auxiliary.test(word) || (isParticiple && baseOf(word) !== undefined),
  );
  return place === -1 ? undefined : at + 2 + place;
}
