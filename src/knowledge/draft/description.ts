import type { NounPhrase } from './noun-phrase.ts';
import { isGroupOfPeople, isOnePerson, isTitle, namesBody } from './people-words.ts';

/** Whom a noun phrase means, as far as it tells by itself. */
export type Description =
  | { readonly kind: 'pronoun'; readonly word: string }
  | { readonly kind: 'person' | 'body'; readonly name: string; readonly role?: string; readonly written: string };

const determiner = /^(?:the|an?|one|some|two|three|several|many|most|both|his|her|their|its|another|other|local)\s/i;
const particle = /^(?:von|van|de|der|den|di|da|du|la|le|bin|ibn|al|el|(?:al|el)-\S+)$/;
/** “A statement from the academy” speaks for the academy. */
const carrier =
  /^(?:an?|the|its|their)?\s*(?:\p{L}+ )?(?:statement|report|figures|data|tweet|post|letter|email) (?:from|by|of) (?=\S*\s?\p{Lu})/iu;

/** “Assistant Commissioner Matt Twist” is the person Matt Twist in the role of Assistant Commissioner. */
export function describe({ words, additions }: NounPhrase): Description {
  if (/^(?:he|she|they|it)$/i.test(words)) return { kind: 'pronoun', word: words.toLowerCase() };
  const written = lowerOpening(words.replace(carrier, ''));
  const own = nameAtEnd(written);
  if (own) return person(own.name, own.before || roleAmong(additions), written);
  const added = additions.map((addition) => ({ addition, name: nameAtEnd(addition) })).find(isWholeName);
  if (added?.name) return person(added.name.name, written, added.addition);
  const body = additions.find((addition) => /^\p{Lu}\S+$/u.test(addition));
  if (body !== undefined) return { kind: 'body', name: body, role: written, written: body };
  return withRole({ kind: 'body', name: written, written }, roleAmong(additions));
}

/** Whether these words are a person's name and no more: “Ann Lee”, not “the house of Ann Lee”. */
export function isPersonName(words: string): boolean {
  const found = nameAtEnd(words);
  return found?.before === '' && found.name.includes(' ');
}

type Named = { readonly name: string; readonly before: string };

function isWholeName({ addition, name }: { addition: string; name: Named | undefined }): boolean {
  if (!name?.name.includes(' ')) return false;
  return addition.endsWith(name.name) && !/\bof\b/.test(name.before);
}

/** The person's name with which the words end, and the role before it. */
function nameAtEnd(words: string): Named | undefined {
  const tokens = words.split(/\s+/);
  let start = tokens.length;
  while (start > 0 && isNamePart(tokens, start - 1)) start -= 1;
  while (start < tokens.length && (particle.test(tokens[start] ?? '') || isTitle(tokens[start] ?? ''))) start += 1;
  const name = tokens.slice(start);
  const [first] = name;
  if (first === undefined || namesBody(name.join(' ')) || name.some(isAcronym)) return undefined;
  const before = tokens.slice(0, start);
  const last = before.at(-1) ?? '';
  if (name.length === 1 && !isTitle(last) && !(before.length > 1 && isOnePerson(last))) return undefined;
  if (/^(?:the|an?|\d+)$/i.test(last)) return undefined;
  const role = before.join(' ').replace(determiner, '');
  return { name: name.join(' '), before: /^\S*[’']s$/u.test(role) ? '' : role };
}

function isNamePart(tokens: readonly string[], at: number): boolean {
  const token = tokens[at] ?? '';
  if (determiner.test(`${token} `) || /[’']s$/.test(token)) return false;
  return /^\p{Lu}/u.test(token) || (particle.test(token) && /^\p{Lu}|^$/u.test(tokens[at - 1] ?? ''));
}

function isAcronym(word: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word);
}

/** The first addition that is no age and no clause: “62, a teacher from Leeds” gives “a teacher from Leeds”. */
function roleAmong(additions: readonly string[]): string | undefined {
  return additions
    .map((addition) => addition.replace(/^who (?:is|was) (?:now |also )?(?=\S+ (?:\S+ ){0,3}(?:of|at|for)\s)/, ''))
    .find((addition) => addition.length <= 120 && !/^(?:\d|aged?\b|who|which|and|but)/i.test(addition))
    ?.replace(/^(?:an?|the)\s/i, '');
}

function person(name: string, role: string | undefined, written: string): Description {
  return withRole({ kind: 'person', name, written }, role);
}

type Somebody = Exclude<Description, { kind: 'pronoun' }>;

function withRole(description: Somebody, role: string | undefined): Somebody {
  const short = role?.trim();
  return short === undefined || short === '' || short.length > 120 ? description : { ...description, role: short };
}

/** At the beginning of a sentence a capital letter is no sign of a name: “A spokesperson”, “Police”. */
function lowerOpening(words: string): string {
  const [first = ''] = words.split(/\s/);
  const isCommon = determiner.test(`${first} `) || (isGroupOfPeople(first) && !/\s\p{Lu}/u.test(words));
  return isCommon ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
