import { tensWords, unitWords } from '../../knowledge/values/number-words.ts';

const units: ReadonlyMap<string, number> = new Map(unitWords.slice(1).map((word, index) => [word, index + 2] as const));
const tens: ReadonlyMap<string, number> = new Map(tensWords.map((word, index) => [word, (index + 2) * 10] as const));
const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
]);

/** The value of a number word. "one" is left out, since it is mostly a pronoun. */
function wordValue(word: string): number | undefined {
  return units.get(word) ?? tens.get(word);
}

/** A cheap test that excludes nearly all words. */
export function mayStartNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first >= 48 && first <= 57) || word === 'a' || word === 'one' || units.has(word) || tens.has(word);
}

/** `wordCount` is the number of words that were read. */
export type ParsedNumber = { readonly value: number; readonly wordCount: number };

/** Parses a number at the beginning of the words: "4,000", "4k", "four thousand", "twenty two", "a hundred". */
export function parseNumber(words: readonly string[]): ParsedNumber | undefined {
  const [first = '', second = '', third = ''] = words;
  const digits = /^(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(k|m)?$/.exec(first);
  if (digits) {
    const suffixScale = digits[2] === 'k' ? 1000 : digits[2] === 'm' ? 1_000_000 : 1;
    return applyScale(Number(digits[1]?.replaceAll(',', '')) * suffixScale, 1, second);
  }
  if ((first === 'a' || first === 'one') && scales.has(second)) return applyScale(1, 1, second);
  const ten = tens.get(first);
  const unit = units.get(second);
  if (ten !== undefined && unit !== undefined && unit < 10) return applyScale(ten + unit, 2, third);
  const value = wordValue(first);
  return value === undefined ? undefined : applyScale(value, 1, second);
}

function applyScale(value: number, wordCount: number, next: string): ParsedNumber {
  const scale = scales.get(next);
  return scale === undefined ? { value, wordCount } : { value: value * scale, wordCount: wordCount + 1 };
}

/** `clock` is HH:MM in 24 hours. */
export type ParsedTime = { readonly clock: string; readonly wordCount: number };

/**
 * Parses a time of day at the beginning of the words: "2pm", "2 pm", "14:00", "4:13pm", "2 in the afternoon", "2 o'clock".
 * A bare hour is not a time, since "four" is more often a number.
 */
export function parseTime(words: readonly string[]): ParsedTime | undefined {
  const [first = '', second = '', third = '', fourth = ''] = words;
  const timeWithSuffix = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)$/.exec(first);
  if (timeWithSuffix)
    return toClockTime(Number(timeWithSuffix[1]), Number(timeWithSuffix[2] ?? 0), timeWithSuffix[3], 1);
  const bareTime = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(first);
  const hour = bareTime ? Number(bareTime[1]) : units.get(first);
  if (hour === undefined || hour > 24) return undefined;
  const minute = Number(bareTime?.[2] ?? 0);
  if (second === 'am' || second === 'pm') return toClockTime(hour, minute, second, 2);
  if (second === 'in' && third === 'the' && meridiems.has(fourth))
    return toClockTime(hour, minute, meridiems.get(fourth), 4);
  if (second === 'oclock') return toClockTime(hour, minute, meridiems.get(third), meridiems.has(third) ? 3 : 2);
  return bareTime?.[2] === undefined || /\./.test(first) ? undefined : toClockTime(hour, minute, undefined, 1);
}

const meridiems: ReadonlyMap<string, string> = new Map([
  ['am', 'am'],
  ['pm', 'pm'],
  ['morning', 'am'],
  ['afternoon', 'pm'],
  ['evening', 'pm'],
]);

function toClockTime(
  hour: number,
  minute: number,
  meridiem: string | undefined,
  wordCount: number,
): ParsedTime | undefined {
  if (hour > (meridiem === undefined ? 24 : 12) || minute > 59) return undefined;
  const hourOffset = meridiem === 'pm' && hour < 12 ? 12 : meridiem === 'am' && hour === 12 ? -12 : 0;
  return { clock: `${String(hour + hourOffset).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, wordCount };
}
