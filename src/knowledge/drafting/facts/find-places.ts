import type { TextSpan } from './find-times.ts';

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
/** “To Ann Lee” is seldom a place: after such a preposition only a word for a place makes one. */
const placePattern = new RegExp(
  `(?<=^|[\\s(])(?:(?:${locationPreposition})\\s+(?<where>${determiner}(?:${namedPlace}(?:, ${region}?${namedPlace})?|${placeNounPhrase}))|(?:${directionPreposition})\\s+(?<goal>${determiner}${placeNounPhrase}))`,
  'gu',
);
const nonPlace =
  /^(?:the |an? )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|I(?![\p{L}])|Mr|Mrs|Ms|Dr)(?!\p{L})/u;

/** A place with its preposition: “at a home in Walthamstow”; `name` is without it. */
export type PlaceMention = TextSpan & { readonly name: string };

/** Places by their preposition and capital letter, or by a common word for a place. Persons are told apart by `isPerson`. */
export function findPlaces(sentence: string, isPerson: (name: string) => boolean): PlaceMention[] {
  return [...sentence.matchAll(placePattern)].flatMap(({ 0: text, index, groups }) => {
    const name = groups?.where ?? groups?.goal ?? '';
    if (nonPlace.test(name) || isPerson(name)) return [];
    return [{ text, start: index, end: index + text.length, name }];
  });
}
