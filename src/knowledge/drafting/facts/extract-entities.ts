import { tensWords, unitWords } from '../../values/number-words.ts';
import { findNames, findPlaces, type PlaceMention } from './find-names.ts';
import { type ClockTime, findClockTimes, findDates, findDurations, type TextSpan } from './find-times.ts';

/** The parts of a sentence that people ask about. */
export type ExtractedEntities = {
  readonly clockTimes: readonly ClockTime[];
  readonly dates: readonly TextSpan[];
  readonly durations: readonly TextSpan[];
  readonly places: readonly PlaceMention[];
  readonly names: readonly string[];
  readonly quantities: readonly Quantity[];
  readonly numbers: readonly string[];
};

/** `lowercaseWords`: words that the article also writes in lower case. */
export function extractEntities(
  sentence: string,
  isPerson: (name: string) => boolean,
  lowercaseWords: ReadonlySet<string>,
): ExtractedEntities {
  return {
    clockTimes: findClockTimes(sentence),
    dates: findDates(sentence),
    durations: findDurations(sentence),
    places: findPlaces(sentence, isPerson),
    names: findNames(sentence, lowercaseWords),
    quantities: findQuantities(sentence),
    numbers: findNumbers(sentence),
  };
}

/** One line for the editor of the draft: what was found in the sentence. */
export function summarizeEntities(entities: ExtractedEntities): string {
  const texts = (list: readonly { readonly text: string }[]) => list.map(({ text }) => text);
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['time', [...texts(entities.clockTimes), ...texts(entities.dates)]],
    ['how long', texts(entities.durations)],
    ['place', texts(entities.places)],
    ['names', entities.names],
    ['numbers', entities.numbers],
  ];
  return parts
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => `${name}: ${list.slice(0, 6).join(', ')}`)
    .join(' · ');
}

const numberWords = [...unitWords.slice(1), ...tensWords, 'several'].map(
  (word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`,
);
const digits = '[£$€]?\\d+(?:[.,]\\d+)*(?:%|m\\b|bn\\b|k\\b| million| billion| thousand)?';
const numeral = `(?:${[digits, ...numberWords].join('|')}|[Aa] (?:hundred|thousand|dozen)|(?:[Dd]ozens|[Hh]undreds|[Tt]housands) of)`;
const quantityPattern = new RegExp(
  `(?<![\\p{L}\\p{N}.,:£$€-])(?<number>${numeral}) (?:of the |of )?(?<noun>(?:[\\p{Ll}-]*[^s\\s\\P{Ll}] )?[\\p{Ll}-]+s|people|men|women|children|police)(?![\\p{L}’'-])`,
  'gu',
);
const numberPattern = new RegExp(`(?<![\\p{L}\\p{N}.,:-])${numeral}(?![\\p{L}\\p{N}]|[.,:]\\d)`, 'gu');
const yearPattern = /^(?:1[5-9]|20)\d\d /;
const nonCountableNoun =
  /(?:second|minute|hour|day|week|month|year|decade|time|percent|per|o[’']clock|was|is|has|ago|mile|metre|meter|kilometre|kilometer|km|kg|feet|foot|inche|degree|square|thousand|million|billion|pound|dollar|euro)s?$/;

/** A number and what it counts: “4,000 calls”. */
export type Quantity = TextSpan & { readonly noun: string };

/** Durations are not quantities (find-times.ts). */
export function findQuantities(sentence: string): Quantity[] {
  return [...sentence.matchAll(quantityPattern)].flatMap(({ 0: text, index, groups }) => {
    const noun = groups?.noun ?? '';
    return yearPattern.test(text) || nonCountableNoun.test(noun) || nonCountableNoun.test(noun.split(' ')[0] ?? '')
      ? []
      : [{ text, start: index, end: index + text.length, noun }];
  });
}

export function findNumbers(sentence: string): string[] {
  return [...new Set(sentence.match(numberPattern))];
}
