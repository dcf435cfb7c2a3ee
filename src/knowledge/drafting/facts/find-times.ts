import { en } from 'chrono-node';
import * as values from '../../values/clock-times.ts';
import { unitWords } from '../../values/number-words.ts';

/** A part of a sentence. Offsets count UTF-16 code units; `end` is exclusive. */
export type TextSpan = { readonly text: string; readonly start: number; readonly end: number };

/** A time of day as the text writes it. `sort` is 24-hour HH:MM. */
export type ClockTime = TextSpan & { readonly sort: string };

const hourWords = unitWords.slice(0, 12);
const approximation =
  /(?:(?:around|about|approximately|roughly|nearly|almost|exactly|shortly (?:before|after)|just (?:before|after)|soon after|by|before|after|until|till|since|from|at)\s+)+$/iu;

/** Finds times of day. A leading “at” is not part of the time. */
export function findClockTimes(sentence: string): ClockTime[] {
  return values.findClockTimes(sentence).map(({ text, start, amount, unit }) => {
    const prefix = approximation.exec(sentence.slice(0, start))?.[0].replace(/^at\s+/i, '') ?? '';
    const minutes = unit === '12h' ? resolveHalf(amount, sentence) : amount;
    return {
      text: prefix + text,
      start: start - prefix.length,
      end: start + text.length,
      sort: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`,
    };
  });
}

/** “Half past six” is in the evening if the sentence says so, otherwise in the daytime. */
function resolveHalf(minutes: number, sentence: string): number {
  if (/(?<!\p{L})(?:morning|dawn|breakfast|overnight)(?!\p{L})/iu.test(sentence)) return minutes;
  const isEvening = /(?<!\p{L})(?:evening|night|tonight|afternoon|dusk)(?!\p{L})/iu.test(sentence);
  return isEvening || minutes < 7 * 60 ? minutes + 12 * 60 : minutes;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** The day of a time: its words, and its date as YYYY-MM-DD if the article's own date is known. */
export type Day = { readonly words: string; readonly date?: string };

/** The nearest day in the same sentence, outside quotations if it is relative: “yesterday” depends on who speaks when. */
export function findDay(sentence: string, maskedText: string, time: ClockTime, published?: Date): Day | undefined {
  const distance = ({ start, end }: TextSpan) => (start >= time.end ? start - time.end : time.start - end);
  const days = findDates(sentence).filter(
    ({ text }) =>
      /\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/.test(text) || (!/^this/i.test(text) && maskedText.includes(text)),
  );
  const [nearest] = days
    .filter((day) => belongsTogether(sentence, time, day))
    .toSorted((a, b) => distance(a) - distance(b));
  return nearest && { words: nearest.text, ...dateOf(nearest.text, published) };
}

/** “At 5 a.m., but not before Wednesday evening” is no time on Wednesday evening. */
function belongsTogether(sentence: string, time: ClockTime, day: TextSpan): boolean {
  const between = sentence.slice(Math.min(time.end, day.end), Math.max(time.start, day.start));
  const isMorning = time.sort < '12:00';
  const isOtherHalf = isMorning ? /(?:afternoon|evening)$/.test(day.text) : /morning$/.test(day.text);
  return (
    !isOtherHalf && !/[;:—]|(?<!\p{L})(?:but|before|until|till|while|when|who|which|because)(?!\p{L})/iu.test(between)
  );
}

function dateOf(words: string, published: Date | undefined): { date?: string } {
  const [found] = en.parse(words, published);
  if (!found?.start.isCertain('day') && !found?.start.isCertain('weekday')) return {};
  if (!published && !found.start.isCertain('year')) return {};
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => found.start.get(part) ?? 0);
  return { date: `${year}-${twoDigits(month ?? 0)}-${twoDigits(day ?? 0)}` };
}

/** The first complete date of a text, such as its dateline. */
export function findCompleteDate(text: string): Date | undefined {
  const found = en
    .parse(text)
    .find(({ start }) => (['year', 'month', 'day'] as const).every((part) => start.isCertain(part)));
  return found?.start.date();
}

const months =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)';
const weekdays = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const datePattern = `(?:\\d{1,2}(?:st|nd|rd|th)? ${months}|${months} \\d{1,2}(?:st|nd|rd|th)?(?!\\d))(?:,? \\d{4})?`;
const dayPattern = new RegExp(
  `(?:${weekdays},? ${datePattern}|${datePattern}|${weekdays}(?: (?:morning|afternoon|evening|night))?|(?:yesterday|today|tomorrow|last night|tonight|this (?:morning|afternoon|evening|week))|\\b(?:in|since|by|from|until) (?:(?:early |late |mid-)?${months} )?(?:1[5-9]|20)\\d{2}s?\\b)(?!\\p{L})`,
  'gu',
);

/** Finds days, dates and years. */
export function findDates(sentence: string): TextSpan[] {
  return [...sentence.matchAll(dayPattern)].map(({ 0: words, index }) => {
    const text = words.replace(/^(?:in|since|by|from|until)\s+/, '');
    return { text, start: index + words.length - text.length, end: index + words.length };
  });
}

const countPattern = `(?:\\d+(?:[.,]\\d+)?|an?|${hourWords.join('|')}|several|a few|a couple of|dozens of|hundreds of)`;
const durationPattern = new RegExp(
  `(?:(?:for|about|around|approximately|nearly|almost|more than|less than|over|under|at least|up to|some)\\s+)*(?<![\\d.,])${countPattern}(?:(?: and a half)|(?: to |[–-])${countPattern})?[ -](?:second|minute|hour|day|week|month|year|decade)s?(?![ -]old|\\p{L}| ago| before| after| later| earlier)`,
  'giu',
);

/** Finds durations, “approximately four hours”. An age is not a duration. */
export function findDurations(sentence: string): TextSpan[] {
  return [...sentence.matchAll(durationPattern)]
    .filter(
      ({ index }) =>
        !/[\p{L}\d.,-]$|(?:after|within|in|every|per) $/u.test(sentence.slice(Math.max(index - 7, 0), index)),
    )
    .filter(({ 0: words }) => !/^(?:an?|one) (?:second|minute|day|week|month|year)$/i.test(words))
    .map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));
}
