import { quotedPlaceholder } from '../text/quotations.ts';
import { isGroupOfPeople } from './people-words.ts';

/** Words that name a speaker, and the additions between commas: “Ann Lee, 62, a teacher”. */
export type NounPhrase = { readonly text: string; readonly appositions: readonly string[] };

const maxWords = 12;
const maxAppositions = 3;
const trailingModifiers =
  /(?:\s+(?:also|then|later|has|have|had|today|yesterday|previously|once|earlier|again|repeatedly|publicly|recently|further|now|still|simply|(?!family|assembly)\p{Ll}{3,}ly))+$/u;
const finiteVerb =
  /(?<!\p{L})(?:am|is|are|was|were|be|been|has|have|had|will|would|could|can|cannot|may|might|should|must|did|does|do|that|who|whom|whose|which|because|if|when|while|where|how|why|as)(?!\p{L})/iu;
const nonNameOpening =
  /^(?:in|on|at|after|before|while|when|as|despite|since|like|with|without|by|for|from|to|of|although|though|because|if|until|till|during|under|over|between|through|inside|outside|near|following|then|there|here|not|only|however|meanwhile|later|also|instead|i|we|you|my|our|your|i’m|it’s|that|this|these|those)(?!\p{L})/iu;
const conjunction = /^(?:and|but|or|yet|so|as|however|meanwhile|later|also|instead|still)\s+/iu;
const pronoun = /^(?:he|she|they|it)$/i;
const determinerPhrase =
  /^(?:the|an?|one|some|two|three|several|many|most|both|his|her|their|its|another|other|local)\s+\S/iu;

/** The noun phrase at the end of the text before a reporting verb. */
export function nounPhraseBefore(text: string): NounPhrase | undefined {
  const clause = text
    .slice(text.lastIndexOf(quotedPlaceholder) + 1)
    .split(/[;:()—]|\s–\s/u)
    .at(-1);
  const subject = (clause ?? '').trimEnd().replace(trailingModifiers, '').trim();
  if (!subject.endsWith(',')) return parseNounPhrase(subject.split(/,\s+/).at(-1) ?? '', []);
  const pieces = subject
    .slice(0, -1)
    .split(/,\s+/)
    .slice(-1 - maxAppositions);
  for (const [index, piece] of pieces.entries()) {
    const appositions = pieces.slice(index + 1);
    const phrase = appositions.length > 0 ? parseNounPhrase(piece, appositions) : undefined;
    if (phrase) return phrase;
  }
  return undefined;
}

const endOfName = new RegExp(
  `[.,;:!?()—–${quotedPlaceholder}](?!\\p{L})|[${quotedPlaceholder}]|\\s(?:who|which|that|as|after|when|while|because|adding|during|yesterday|today|last|has|had|is|was|were|are|have|will|in (?:an?|the) (?:\\p{L}+ )?(?:statement|interview|email|tweet|post|letter|video)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!\\p{L})`,
  'u',
);

/** The noun phrase at the beginning of the text after a reporting verb or “according to”. */
export function nounPhraseAfter(text: string): NounPhrase | undefined {
  const protectedText = text.replace(/(?<!\p{L})(Dr|Mr|Mrs|Ms|Prof|St|Supt|Insp|Sgt|\p{Lu})\./gu, '$1\ue001');
  const pieces: string[] = [];
  let rest = protectedText.trimStart();
  while (pieces.length <= maxAppositions) {
    const end = endOfName.exec(rest);
    pieces.push((end ? rest.slice(0, end.index) : rest).replaceAll('\ue001', '.').trim());
    if (end?.[0] !== ',') break;
    rest = rest.slice(end.index + 1).trimStart();
  }
  const [name = '', ...appositions] = pieces;
  return parseNounPhrase(name, appositions);
}

/** “A woman who lives nearby” */
const describedByClause = /^((?:an?|one|the|another) (?:\p{Ll}+ ){0,2}\p{Ll}+) (?:who|whose)(?!\p{L}).*$/u;

function parseNounPhrase(piece: string, appositions: readonly string[]): NounPhrase | undefined {
  const subject = piece.trim().replace(conjunction, '').replace(describedByClause, '$1');
  const words = isNounPhrase(subject) ? subject : findTrailingName(subject);
  return words === undefined
    ? undefined
    : { text: words, appositions: appositions.map((apposition) => apposition.trim()) };
}

function isNounPhrase(words: string): boolean {
  if (pronoun.test(words)) return true;
  if (words === '' || words.split(/\s+/).length > maxWords || nonNameOpening.test(words) || finiteVerb.test(words))
    return false;
  return /\p{Lu}/u.test(words) || determinerPhrase.test(words) || isGroupOfPeople(words);
}

/** Finds the name at the end of other words: “When the alarm rang the museum’s director Ann Lee”. */
function findTrailingName(words: string): string | undefined {
  const match =
    /(?:^|\s)((?:he|she|they|it)|\p{Lu}[\p{L}’'.-]*(?:\s(?:\p{Lu}[\p{L}’'.-]*|von|van|de|der|bin|al|of|for))*\s\p{Lu}[\p{L}’'.-]*|\p{L}+)$/u.exec(
      words,
    );
  const name = match?.[1];
  if (name === undefined) return undefined;
  return pronoun.test(name) || /^\p{Lu}\S*\s/u.test(name) || isGroupOfPeople(name) ? name : undefined;
}
