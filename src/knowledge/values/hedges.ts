import type { Hedge, Value } from './value.ts';

type HedgeRule = readonly [Hedge, RegExp];

const rulesBefore: readonly HedgeRule[] = [
  [
    'at-least',
    /\b(?:at least|no fewer than|not less than|no less than|a minimum of|more than|over|upwards of|in excess of|above)\s+$/i,
  ],
  [
    'at-most',
    /\b(?:at most|no more than|not more than|up to|as many as|fewer than|less than|under|below|a maximum of)\s+$/i,
  ],
  ['about', /\b(?:about|around|approximately|roughly|nearly|almost|close to|an estimated|circa|approx\.?|some)\s+$/i],
];
const rulesBeforeTime: readonly HedgeRule[] = [
  ['after', /\b(?:after|since|past)\s+$/i],
  ['before', /\b(?:before|by|until|till)\s+$/i],
];
const rulesAfter: readonly HedgeRule[] = [
  ['at-least', /^\s+or more\b/i],
  ['at-most', /^\s+or (?:fewer|less)\b/i],
  ['about', /^(?:\s+or so\b|-odd\b)/i],
];
/** “between 10 and 12”, “10-12”, “10 to 12 people” */
const rangeBefore = /\bbetween\s+$|\d\s?[–-]\s?$|\bbetween\s[^.;]{1,20}\sand\s+$|\d\sto\s$/i;
const rangeAfter = /^(?:\s?[–-]\s?\d|\sto\s\d[\d,]*\s\p{L})/iu;

/** Characters before and after a value that are searched. */
const maxDistance = 30;

/** How exactly the value between these offsets is given, and the value with the words that say so. */
export function findHedge(text: string, start: number, end: number, isTime: boolean): Pick<Value, 'hedge' | 'phrase'> {
  const value = text.slice(start, end);
  const before = text.slice(Math.max(start - maxDistance, 0), start);
  const after = text.slice(end, end + maxDistance);
  if (!isTime && (rangeBefore.test(before) || rangeAfter.test(after))) return { hedge: 'range', phrase: value };
  for (const [hedge, pattern] of isTime ? [...rulesBefore, ...rulesBeforeTime] : rulesBefore) {
    const match = pattern.exec(before);
    if (match) return { hedge, phrase: match[0] + value };
  }
  for (const [hedge, pattern] of rulesAfter) {
    const match = pattern.exec(after);
    if (match) return { hedge, phrase: value + match[0] };
  }
  return { hedge: 'exact', phrase: value };
}
