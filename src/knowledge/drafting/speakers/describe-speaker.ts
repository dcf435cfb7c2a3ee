import type { NounPhrase } from './noun-phrase.ts';
import {
  isCalendarWord,
  isGroupOfPeople,
  isHonorific,
  isSinglePerson,
  isTitle,
  namesOrganization,
  namesPlace,
} from './people-words.ts';

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

/** “On Friday Ann Lee”, “Earlier Saturday police” */
const openingDate =
  /^(?:(?:On|In|By|Since|Last|Late|Early|Earlier|Later) )+(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December) /u;

/** “Assistant Commissioner Matt Twist” is the person Matt Twist in the role of Assistant Commissioner. */
export function describeSpeaker({ text, appositions }: NounPhrase): SpeakerDescription {
  if (/^(?:he|she|they|it)$/i.test(text)) return { kind: 'pronoun', word: text.toLowerCase() };
  const originalText = lowercaseOpening(text.replace(documentOf, '').replace(openingDate, ''));
  const member = /^(.*\s\S+) (?:of|at|from|with|for) (?:the )?(\p{Lu}.*)$/u.exec(originalText);
  const memberName = member?.[1] === undefined ? undefined : matchTrailingName(member[1]);
  if (memberName && member?.[2] !== undefined)
    return describePerson(memberName.name, joinRole(memberName.precedingWords, member[2]), originalText);
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

type NameMatch = { readonly name: string; readonly precedingWords: string };

function isFullName({ apposition, name }: { apposition: string; name: NameMatch | undefined }): boolean {
  if (!name?.name.includes(' ')) return false;
  return apposition.endsWith(name.name) && !/\bof\b/.test(name.precedingWords);
}

/** Finds the person's name at the end of the words, and the role before it. */
function matchTrailingName(words: string): NameMatch | undefined {
  const tokens = words.split(/\s+/).filter((token) => !isCalendarWord(token));
  const start = findNameStart(tokens);
  const name = tokens.slice(start);
  const [first] = name;
  if (
    first === undefined ||
    isTitle(first) ||
    namesOrganization(name.join(' ')) ||
    namesPlace(name.join(' ')) ||
    name.some(isAcronym)
  )
    return undefined;
  const before = tokens.slice(0, start);
  const precedingToken = before.at(-1) ?? '';
  if (/^(?:the|an?|of|\d+)$/i.test(precedingToken)) return undefined;
  if (name.length > 1) {
    const role = before.join(' ').replace(determiner, '');
    return { name: name.join(' '), precedingWords: /^\S*[’']s$/u.test(role) ? '' : role };
  }
  return matchSurname(first, before);
}

/** The start of the capitalized words at the end, without titles. */
function findNameStart(tokens: readonly string[]): number {
  let start = tokens.length;
  while (start > 0 && isNamePart(tokens, start - 1)) start -= 1;
  const lastTitle = tokens.slice(0, -1).findLastIndex(isTitle);
  start = Math.max(start, lastTitle + 1);
  while (start < tokens.length && nameParticle.test(tokens[start] ?? '')) start += 1;
  return start;
}

/** “Dr Vasko” and “the company’s director Ash”; a single word alone may be anything. */
function matchSurname(surname: string, before: readonly string[]): NameMatch | undefined {
  const precedingToken = before.at(-1) ?? '';
  if (before.length === 1 && isHonorific(precedingToken))
    return { name: `${precedingToken} ${surname}`, precedingWords: '' };
  if (!isTitle(precedingToken) && !(before.length > 1 && isSinglePerson(precedingToken))) return undefined;
  const role = before.join(' ').replace(determiner, '');
  return { name: surname, precedingWords: /^\S*[’']s$/u.test(role) ? '' : role };
}

/** “Sgt.” and “Holt Police Department”: Sgt., Holt Police Department. */
function joinRole(title: string, organization: string): string {
  return title === '' ? organization : `${title}, ${organization}`;
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
    .map((run) => matchTrailingName(run.replace(openingWord, '').replace(/[’']s$/u, ''))?.name)
    .filter((name) => name?.includes(' ') === true);
  return [...new Set(names)].filter((name) => name !== undefined);
}
