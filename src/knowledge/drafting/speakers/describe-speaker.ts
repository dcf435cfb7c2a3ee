import type { NounPhrase } from './noun-phrase.ts';
import { isGroupOfPeople, isSinglePerson, isTitle, namesOrganization } from './people-words.ts';

/** The person, organization or pronoun that a noun phrase refers to. */
export type SpeakerDescription =
  | { readonly kind: 'pronoun'; readonly word: string }
  | {
      readonly kind: 'person' | 'organization';
      readonly name: string;
      readonly role?: string;
      readonly originalText: string;
    };

const determiner = /^(?:the|an?|one|some|two|three|several|many|most|both|his|her|their|its|another|other|local)\s/i;
const nameParticle = /^(?:von|van|de|der|den|di|da|du|la|le|bin|ibn|al|el|(?:al|el)-\S+)$/;
/** “A statement from the academy” speaks for the academy. */
const documentOf =
  /^(?:an?|the|its|their)?\s*(?:\p{L}+ )?(?:statement|report|figures|data|tweet|post|letter|email) (?:from|by|of) (?=\S*\s?\p{Lu})/iu;

/** “Assistant Commissioner Matt Twist” is the person Matt Twist in the role of Assistant Commissioner. */
export function describeSpeaker({ text, appositions }: NounPhrase): SpeakerDescription {
  if (/^(?:he|she|they|it)$/i.test(text)) return { kind: 'pronoun', word: text.toLowerCase() };
  const originalText = lowercaseOpening(text.replace(documentOf, ''));
  const trailingName = matchTrailingName(originalText);
  if (trailingName)
    return describePerson(trailingName.name, trailingName.precedingWords || findRole(appositions), originalText);
  const namedApposition = appositions
    .map((apposition) => ({ apposition, name: matchTrailingName(apposition) }))
    .find(isFullName);
  if (namedApposition?.name) return describePerson(namedApposition.name.name, originalText, namedApposition.apposition);
  const organizationName = appositions.find((apposition) => /^\p{Lu}\S+$/u.test(apposition));
  if (organizationName !== undefined)
    return { kind: 'organization', name: organizationName, role: originalText, originalText: organizationName };
  return withRole({ kind: 'organization', name: originalText, originalText }, findRole(appositions));
}

/** Returns whether the words are exactly a person's name: “Ann Lee”, not “the house of Ann Lee”. */
function isPersonName(words: string): boolean {
  const match = matchTrailingName(words);
  return match?.precedingWords === '' && match.name.includes(' ');
}

type NameMatch = { readonly name: string; readonly precedingWords: string };

function isFullName({ apposition, name }: { apposition: string; name: NameMatch | undefined }): boolean {
  if (!name?.name.includes(' ')) return false;
  return apposition.endsWith(name.name) && !/\bof\b/.test(name.precedingWords);
}

/** Finds the person's name at the end of the words, and the role before it. */
function matchTrailingName(words: string): NameMatch | undefined {
  const tokens = words.split(/\s+/);
  let start = tokens.length;
  while (start > 0 && isNamePart(tokens, start - 1)) start -= 1;
  while (start < tokens.length && (nameParticle.test(tokens[start] ?? '') || isTitle(tokens[start] ?? ''))) start += 1;
  const name = tokens.slice(start);
  const [first] = name;
  if (first === undefined || namesOrganization(name.join(' ')) || name.some(isAcronym)) return undefined;
  const before = tokens.slice(0, start);
  const precedingToken = before.at(-1) ?? '';
  if (name.length === 1 && !isTitle(precedingToken) && !(before.length > 1 && isSinglePerson(precedingToken)))
    return undefined;
  if (/^(?:the|an?|\d+)$/i.test(precedingToken)) return undefined;
  const role = before.join(' ').replace(determiner, '');
  return { name: name.join(' '), precedingWords: /^\S*[’']s$/u.test(role) ? '' : role };
}

function isNamePart(tokens: readonly string[], index: number): boolean {
  const token = tokens[index] ?? '';
  if (determiner.test(`${token} `) || /[’']s$/.test(token)) return false;
  return /^\p{Lu}/u.test(token) || (nameParticle.test(token) && /^\p{Lu}|^$/u.test(tokens[index - 1] ?? ''));
}

function isAcronym(word: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word);
}

/** The first apposition that is neither an age nor a clause: “a teacher from Leeds” in “62, a teacher from Leeds”. */
function findRole(appositions: readonly string[]): string | undefined {
  return appositions
    .map((apposition) => apposition.replace(/^who (?:is|was) (?:now |also )?(?=\S+ (?:\S+ ){0,3}(?:of|at|for)\s)/, ''))
    .find((apposition) => apposition.length <= 120 && !/^(?:\d|aged?\b|who|which|and|but)/i.test(apposition))
    ?.replace(/^(?:an?|the)\s/i, '');
}

function describePerson(name: string, role: string | undefined, originalText: string): SpeakerDescription {
  return withRole({ kind: 'person', name, originalText }, role);
}

type NamedDescription = Exclude<SpeakerDescription, { kind: 'pronoun' }>;

function withRole(description: NamedDescription, role: string | undefined): NamedDescription {
  const trimmedRole = role?.trim();
  return trimmedRole === undefined || trimmedRole === '' || trimmedRole.length > 120
    ? description
    : { ...description, role: trimmedRole };
}

/** A capital letter at the beginning of a sentence does not mark a name: “A spokesperson”, “Police”. */
function lowercaseOpening(words: string): string {
  const [first = ''] = words.split(/\s/);
  const isCommon = determiner.test(`${first} `) || (isGroupOfPeople(first) && !/\s\p{Lu}/u.test(words));
  return isCommon ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** Words that can stand before a name at the beginning of a sentence. */
const openingWord =
  /^(?:When|But|And|Or|So|If|As|In|On|At|By|For|From|With|While|After|Before|Since|Like|Unlike|Although|Though|Both|Yet|Then|Now|Even|Only|To|Under|Was|Is|Did|Does|Has|Can|That|This|These|Those|Here|There|Later|Today)\s/u;

/** Names of persons in a text, with at least two words. */
export function findPersonNames(text: string): string[] {
  const capitalizedRuns =
    text.match(/\p{Lu}[\p{L}’'-]*(?: (?:(?:von|van|de|der|bin|al-)\s?)?\p{Lu}[\p{L}’'-]*)+/gu) ?? [];
  const names = capitalizedRuns
    .map((run) => run.replace(openingWord, '').replace(/[’']s$/u, ''))
    .filter((run) => isPersonName(run));
  return [...new Set(names)];
}
