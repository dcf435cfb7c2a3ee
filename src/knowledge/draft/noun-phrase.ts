import { quoted } from './masked.ts';
import { isGroupOfPeople } from './people-words.ts';

/** Words that name somebody, and what the text adds between commas: “Ann Lee, 62, a teacher”. */
export type NounPhrase = { readonly words: string; readonly additions: readonly string[] };

const mostWords = 12;
const mostAdditions = 3;
const sideWords =
  /(?:\s+(?:also|then|later|has|have|had|today|yesterday|previously|once|earlier|again|repeatedly|publicly|recently|further|now|still|simply|(?!family|assembly)\p{Ll}{3,}ly))+$/u;
const finite =
  /(?<!\p{L})(?:am|is|are|was|were|be|been|has|have|had|will|would|could|can|cannot|may|might|should|must|did|does|do|that|who|whom|whose|which|because|if|when|while|where|how|why|as)(?!\p{L})/iu;
const opensNoName =
  /^(?:in|on|at|after|before|while|when|as|despite|since|like|with|without|by|for|from|to|of|although|though|because|if|until|till|during|under|over|between|through|inside|outside|near|following|then|there|here|not|only|however|meanwhile|later|also|instead|i|we|you|my|our|your|i’m|it’s|that|this|these|those)(?!\p{L})/iu;
const conjunction = /^(?:and|but|or|yet|so|as|however|meanwhile|later|also|instead|still)\s+/iu;
const pronoun = /^(?:he|she|they|it)$/i;
const determined =
  /^(?:the|an?|one|some|two|three|several|many|most|both|his|her|their|its|another|other|local)\s+\S/iu;

/** Who stands before a reporting verb, at the end of this text. */
export function phraseBefore(text: string): NounPhrase | undefined {
  const clause = text
    .slice(text.lastIndexOf(quoted) + 1)
    .split(/[;:()—]|\s–\s/u)
    .at(-1);
  const subject = (clause ?? '').trimEnd().replace(sideWords, '').trim();
  if (!subject.endsWith(',')) return phraseOf(subject.split(/,\s+/).at(-1) ?? '', []);
  const pieces = subject
    .slice(0, -1)
    .split(/,\s+/)
    .slice(-1 - mostAdditions);
  for (const [at, piece] of pieces.entries()) {
    const additions = pieces.slice(at + 1);
    const phrase = additions.length > 0 ? phraseOf(piece, additions) : undefined;
    if (phrase) return phrase;
  }
  return undefined;
}

const endOfName = new RegExp(
  `[.,;:!?()—–${quoted}](?!\\p{L})|[${quoted}]|\\s(?:who|which|that|as|after|when|while|because|adding|during|yesterday|today|last|has|had|is|was|were|are|have|will|in (?:an?|the) (?:\\p{L}+ )?(?:statement|interview|email|tweet|post|letter|video)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!\\p{L})`,
  'u',
);

/** Who stands behind a reporting verb or “according to”, at the beginning of this text. */
export function phraseAfter(text: string): NounPhrase | undefined {
  const shielded = text.replace(/(?<!\p{L})(Dr|Mr|Mrs|Ms|Prof|St|Supt|Insp|Sgt|\p{Lu})\./gu, '$1\ue001');
  const pieces: string[] = [];
  let rest = shielded.trimStart();
  while (pieces.length <= mostAdditions) {
    const end = endOfName.exec(rest);
    pieces.push((end ? rest.slice(0, end.index) : rest).replaceAll('\ue001', '.').trim());
    if (end?.[0] !== ',') break;
    rest = rest.slice(end.index + 1).trimStart();
  }
  const [name = '', ...additions] = pieces;
  return phraseOf(name, additions);
}

function phraseOf(piece: string, additions: readonly string[]): NounPhrase | undefined {
  const plain = piece.trim().replace(conjunction, '');
  const words = isName(plain) ? plain : nameAtEnd(plain);
  return words === undefined ? undefined : { words, additions: additions.map((addition) => addition.trim()) };
}

function isName(words: string): boolean {
  if (pronoun.test(words)) return true;
  if (words === '' || words.split(/\s+/).length > mostWords || opensNoName.test(words) || finite.test(words))
    return false;
  return /\p{Lu}/u.test(words) || determined.test(words) || isGroupOfPeople(words);
}

/** “When the alarm rang the museum’s director Ann Lee” ends with a name, though it is none. */
function nameAtEnd(words: string): string | undefined {
  const end =
    /(?:^|\s)((?:he|she|they|it)|\p{Lu}[\p{L}’'.-]*(?:\s(?:\p{Lu}[\p{L}’'.-]*|von|van|de|der|bin|al|of|for))*\s\p{Lu}[\p{L}’'.-]*|\p{L}+)$/u.exec(
      words,
    );
  const name = end?.[1];
  if (name === undefined) return undefined;
  return pronoun.test(name) || /^\p{Lu}\S*\s/u.test(name) || isGroupOfPeople(name) ? name : undefined;
}
