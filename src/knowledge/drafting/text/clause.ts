import { isGroupOfPeople } from '../speakers/people-words.ts';
import { isFunctionWord } from './keywords.ts';
import { toBaseForm } from './verb-forms.ts';

/** The main clause of a simple sentence. */
export type Clause = {
  readonly subject: string;
  readonly verb: string;
  /** In a question, an `auxiliary` precedes the subject; a `past` or `plain` verb needs “did” or “do” and its base form. */
  readonly form: 'auxiliary' | 'past' | 'plain';
  readonly base: string;
  readonly rest: string;
};

const auxiliary =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|isn[’']t|aren[’']t|wasn[’']t|weren[’']t|hasn[’']t|haven[’']t|didn[’']t|won[’']t|can[’']t|couldn[’']t)$/;
const adjunctOpening =
  /^(?:in|on|at|after|before|while|when|as|despite|since|like|unlike|with|without|by|for|from|to|of|although|though|because|if|until|during|under|over|between|inside|outside|near|following|around|about|but|and|however|meanwhile|later|then|also|so|today|yesterday|overall|instead|still|once|according|\d.*)$/i;
const nonSubjectOpening = /^(?:there|here|such|why|how|what|not|let|please)$/i;
const pronoun = /^(?:i|we|you|he|she|they|it)$/i;
const determiner =
  /^(?:the|an?|his|her|their|its|our|my|your|this|that|these|those|some|any|no|two|three|several|many|more|most|of|in|and|very|not)$/i;
const adverb = /^(?:also|then|now|never|often|sometimes|always|still|just|soon|again|\p{Ll}+ly)$/u;
const maxSubjectWords = 9;

/**
 * Parses the main clause; undefined if the sentence is too complex. `lowercaseWords` lose their capital letter at the
 * beginning of the sentence.
 */
export function parseMainClause(sentence: string, lowercaseWords: ReadonlySet<string>): Clause | undefined {
  if (/\?/.test(sentence)) return undefined;
  const words = stripAdjuncts(sentence.replace(/[.!?…]+$/, '').split(/\s+/));
  const verbIndex = findVerbIndex(words);
  if (verbIndex === undefined) return undefined;
  const subject = lowercaseFirst(words.slice(0, verbIndex), lowercaseWords).join(' ').replace(/,$/, '');
  const verb = words[verbIndex] ?? '';
  const rest = words.slice(verbIndex + 1).join(' ');
  const isNegated = /^(?:did|does|do)$/.test(verb) && /^not\b/.test(rest);
  if (isNegated || auxiliary.test(verb)) return { subject, verb, form: 'auxiliary', base: verb, rest };
  const pastBase = toBaseForm(verb.replace(/,$/, ''));
  return pastBase === undefined
    ? { subject, verb, form: 'plain', base: verb, rest }
    : { subject, verb, form: 'past', base: pastBase, rest };
}

function lowercaseFirst([first = '', ...rest]: readonly string[], lowercaseWords: ReadonlySet<string>): string[] {
  const lowered = first.toLowerCase();
  const isCommon = lowercaseWords.has(lowered) || isFunctionWord(lowered) || isGroupOfPeople(lowered);
  return [isCommon && first !== 'I' ? lowered : first, ...rest];
}

/** Removes an adjunct up to its comma: “But, after some hours, officers …”. */
function stripAdjuncts(words: readonly string[]): readonly string[] {
  const first = (words[0] ?? '').replace(/,$/, '');
  if (!adjunctOpening.test(first)) return words;
  const commaIndex = words.findIndex((word) => word.endsWith(','));
  if (commaIndex === -1 || commaIndex > 14) return /^(?:but|and|so)$/i.test(first) ? words.slice(1) : [];
  return stripAdjuncts(words.slice(commaIndex + 1));
}

function findVerbIndex(words: readonly string[]): number | undefined {
  const [first = '', second = ''] = words;
  if (auxiliary.test(first) || nonSubjectOpening.test(first)) return undefined;
  if (pronoun.test(first)) {
    const index = adverb.test(second) ? 2 : 1;
    return index < words.length ? index : undefined;
  }
  const indexes = Array.from({ length: Math.min(maxSubjectWords, words.length - 1) }, (_, index) => index + 1);
  const verbIndex = indexes.find((index) => isVerb(words, index));
  if (verbIndex === undefined || containsClause(words.slice(0, verbIndex))) return undefined;
  return auxiliary.test(words[verbIndex] ?? '') ? verbIndex : (findAuxiliaryAfter(words, verbIndex) ?? verbIndex);
}

function isVerb(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  const previousWord = words[index - 1] ?? '';
  if (auxiliary.test(word)) return true;
  if (determiner.test(previousWord) || (adverb.test(previousWord) && determiner.test(words[index - 2] ?? '')))
    return false;
  if (toBaseForm(word) !== undefined) return true;
  return (
    index === 1 &&
    isGroupOfPeople(previousWord) &&
    /^(?:say|want|need|remain|believe|hope|plan|use|make|work|live|get)$/.test(word)
  );
}

/** A subject with a comma or a relative clause is too complex. */
function containsClause(subject: readonly string[]): boolean {
  return (
    subject.some((word) => /[,;:—–]$|[“”"]|^(?:who|which|that|what|where|when|as|says?|said|–)$/.test(word)) ||
    /^(?:and|or|to|i|we|you|he|she|they|it)$/.test(subject.at(-1) ?? '')
  );
}

/** “The man shot in the street was …”: the first past form belongs to the subject if an auxiliary follows soon. */
function findAuxiliaryAfter(words: readonly string[], verbIndex: number): number | undefined {
  if (!/^(?:by|out|in|at|on|with|from|after|near|to|during)$/.test(words[verbIndex + 1] ?? '')) return undefined;
  const isParticiple = /^(?:by|out)$/.test(words[verbIndex + 1] ?? '');
  const followingWords = words.slice(verbIndex + 2, verbIndex + 9);
  const clauseEnd = followingWords.findIndex((word) =>
    /,$|^(?:but|who|which|that|as|while|after|before|when)$/.test(word),
  );
  const offset = (clauseEnd === -1 ? followingWords : followingWords.slice(0, clauseEnd)).findIndex(
    (word) => auxiliary.test(word) || (isParticiple && toBaseForm(word) !== undefined),
  );
  return offset === -1 ? undefined : verbIndex + 2 + offset;
}
