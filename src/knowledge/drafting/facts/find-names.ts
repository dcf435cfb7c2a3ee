import { isGroupOfPeople } from '../speakers/people-words.ts';
import { isFunctionWord } from '../text/keywords.ts';
import type { TextSpan } from './find-times.ts';

const calendarWord =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September|October|November|December)$/u;
const capitalizedRun =
  /\p{Lu}[\p{L}\p{M}\p{N}’'-]*(?: (?:(?:of|for|and|the|von|van|de) ){0,2}\p{Lu}[\p{L}\p{M}\p{N}’'-]*)*/gu;

/** Names: capitalized words, except at the beginning of a sentence if the text also writes them in lower case. */
export function findNames(sentence: string, lowercaseWords: ReadonlySet<string>): string[] {
  const names = [...sentence.matchAll(capitalizedRun)].flatMap(({ 0: name, index }) => {
    const strippedName = stripOpeningWord(
      name.replace(/[’']s?$/u, ''),
      lowercaseWords,
      startsSentence(sentence, index),
    );
    const parts =
      /\b(?:of|for)\b/.test(strippedName) || strippedName.split(' ').length > 3
        ? [strippedName]
        : strippedName.split(' and ');
    return parts.filter((part) => part !== '' && !/^I(?:$|[’'])/.test(part) && !calendarWord.test(part));
  });
  return [...new Set(names)];
}

export function findLowercaseWords(text: string): Set<string> {
  return new Set(text.match(/(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]*/gu));
}

function startsSentence(sentence: string, index: number): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(sentence.slice(0, index)) ||
    /[.!?:]\s*["“‘’']?$/.test(sentence.slice(Math.max(index - 4, 0), index))
  );
}

/** “Officers” at the beginning is not a name if the text has “officers”; “Neither Ann Lee” is Ann Lee. */
function stripOpeningWord(name: string, lowercaseWords: ReadonlySet<string>, isSentenceStart: boolean): string {
  const [first = '', ...rest] = name.split(' ');
  const isCommon = lowercaseWords.has(first.toLowerCase()) || isFunctionWord(first) || isGroupOfPeople(first);
  if (!isSentenceStart || !isCommon) return name;
  return rest.join(' ').replace(/^(?:(?:of|for|and|the|von|van|de) )+/, '');
}

const capitalizedWord = "\\p{Lu}[\\p{L}\\p{M}’'-]*";
const region =
  '(?:(?:north|south|east|west|central|inner|outer|northern|southern|eastern|western|north-\\p{L}+|south-\\p{L}+)\\s+)';
const namedPlace = `${region}*${capitalizedWord}(?: (?:(?:of|upon|on|de|la|the) )?${capitalizedWord})*`;
const placeNouns =
  'street|road|lane|avenue|square|park|house|home|flat|property|building|school|college|university|hospital|station|church|shop|store|supermarket|restaurant|pub|hotel|scene|site|address|court|prison|airport|port|harbour|museum|library|office|factory|warehouse|farm|village|town|city|river|lake|sea|beach|coast|bridge|motorway|junction|roundabout|field|forest|garden|market|centre|center|stadium|theatre|cinema|embassy|parliament|door|roof|car park|area|region|district|island|mountain|laboratory|conference';
const determiner = '(?:the |an? |his |her |their |its |our )?';
const locationPreposition = 'in|at|near|outside|inside|within|across|around|throughout';
const directionPreposition = 'on|to|from|off|into|through|over|towards';
const placeNounPhrase = `(?:(?!(?:to|go|get|enter|at|in|and|or|of|from)\\s)[\\p{Ll}-]+ ){0,2}(?:${placeNouns})s?(?!\\p{L})(?: (?:in|of|on|near|at) (?:the )?${namedPlace})?`;
/** “To Ann Lee” is rarely a place: after a preposition of direction, only a word like “hospital” is one. */
const placePattern = new RegExp(
  `(?<=^|[\\s(])(?:(?:${locationPreposition})\\s+(?<where>${determiner}(?:${namedPlace}(?:, ${region}?${namedPlace})?|${placeNounPhrase}))|(?:${directionPreposition})\\s+(?<goal>${determiner}${placeNounPhrase}))`,
  'gu',
);
const nonPlace =
  /^(?:the |an? )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|I(?![\p{L}])|Mr|Mrs|Ms|Dr)(?!\p{L})/u;

/** A place with its preposition, “at a home in Walthamstow”. `name` is the place without it. */
export type PlaceMention = TextSpan & { readonly name: string };

/** Finds places by their preposition and capital letter, or by a common word for a place. */
export function findPlaces(sentence: string, isPerson: (name: string) => boolean): PlaceMention[] {
  return [...sentence.matchAll(placePattern)].flatMap(({ 0: text, index, groups }) => {
    const name = groups?.where ?? groups?.goal ?? '';
    if (nonPlace.test(name) || isPerson(name)) return [];
    return [{ text, start: index, end: index + text.length, name }];
  });
}
