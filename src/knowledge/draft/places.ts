import type { Stretch } from './times.ts';

const capital = "\\p{Lu}[\\p{L}\\p{M}’'-]*";
const region =
  '(?:(?:north|south|east|west|central|inner|outer|northern|southern|eastern|western|north-\\p{L}+|south-\\p{L}+)\\s+)';
const named = `${region}*${capital}(?: (?:(?:of|upon|on|de|la|the) )?${capital})*`;
const kinds =
  'street|road|lane|avenue|square|park|house|home|flat|property|building|school|college|university|hospital|station|church|shop|store|supermarket|restaurant|pub|hotel|scene|site|address|court|prison|airport|port|harbour|museum|library|office|factory|warehouse|farm|village|town|city|river|lake|sea|beach|coast|bridge|motorway|junction|roundabout|field|forest|garden|market|centre|center|stadium|theatre|cinema|embassy|parliament|door|roof|car park|area|region|district|island|mountain|laboratory|conference';
const own = '(?:the |an? |his |her |their |its |our )?';
const near = 'in|at|near|outside|inside|within|across|around|throughout';
const far = 'on|to|from|off|into|through|over|towards';
const kind = `(?:(?!(?:to|go|get|enter|at|in|and|or|of|from)\\s)[\\p{Ll}-]+ ){0,2}(?:${kinds})s?(?!\\p{L})(?: (?:in|of|on|near|at) (?:the )?${named})?`;
/** “To Ann Lee” is seldom a place: after such a preposition only a word for a place makes one. */
const place = new RegExp(
  `(?<=^|[\\s(])(?:(?:${near})\\s+(?<where>${own}(?:${named}(?:, ${region}?${named})?|${kind}))|(?:${far})\\s+(?<goal>${own}${kind}))`,
  'gu',
);
const noPlace =
  /^(?:the |an? )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|I(?![\p{L}])|Mr|Mrs|Ms|Dr)(?!\p{L})/u;

/** A place with its preposition: “at a home in Walthamstow”; `name` is without it. */
export type Place = Stretch & { readonly name: string };

/** Places by their preposition and capital letter, or by a common word for a place. Persons are told apart by `isPerson`. */
export function placesIn(sentence: string, isPerson: (name: string) => boolean): Place[] {
  return [...sentence.matchAll(place)].flatMap(({ 0: text, index, groups }) => {
    const name = groups?.where ?? groups?.goal ?? '';
    if (noPlace.test(name) || isPerson(name)) return [];
    return [{ text, start: index, end: index + text.length, name }];
  });
}
