import { tensWords, unitWords } from '../../number-words.ts';
import type { TextSpan } from './find-times.ts';

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

/** A number of things: “4,000 calls”. */
export type Quantity = TextSpan & { readonly noun: string };

/** How many of what a sentence counts. Lengths of time are no count (times.ts). */
export function findQuantities(sentence: string): Quantity[] {
  return [...sentence.matchAll(quantityPattern)].flatMap(({ 0: text, index, groups }) => {
    const noun = groups?.noun ?? '';
    return yearPattern.test(text) || nonCountableNoun.test(noun) || nonCountableNoun.test(noun.split(' ')[0] ?? '')
      ? []
      : [{ text, start: index, end: index + text.length, noun }];
  });
}

/** Every number of a sentence, in its words. */
export function findNumbers(sentence: string): string[] {
  return [...new Set(sentence.match(numberPattern))];
}
