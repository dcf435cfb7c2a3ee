import { unitWords } from '../../values/number-words.ts';

/** A part of a sentence. Offsets count UTF-16 code units; `end` is exclusive. */
export type TextSpan = { readonly text: string; readonly start: number; readonly end: number };

/** A time of day as the text writes it. `sort` is 24-hour HH:MM. */
export type ClockTime = TextSpan & { readonly sort: string };

const approximation =
  'around|about|approximately|roughly|nearly|almost|exactly|shortly (?:before|after)|just (?:before|after)|soon after|by|before|after|until|till|since|from|at';
const hourWords = unitWords.slice(0, 12);
const clockPattern = new RegExp(
  [
    `(?:(?:${approximation})\\s+)*`,
    '(?:',
    '(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?\\s?(?<half>[ap])(?:m\\b|\\.\\s?m\\b\\.?)',
    '|(?<hour24>[01]?\\d|2[0-3]):(?<minute24>[0-5]\\d)(?![:\\d])',
    `|(?<hourOf>\\d{1,2}|${hourWords.join('|')}) o[’']clock(?: in the (?<part>morning|afternoon|evening))?`,
    '|(?<named>midnight|noon|midday)\\b',
    ')',
  ].join(''),
  'giu',
);

/** Finds times of day. A leading “at” is not part of the time. */
export function findClockTimes(sentence: string): ClockTime[] {
  return [...sentence.matchAll(clockPattern)].flatMap(({ 0: words, index, groups = {} }) => {
    const precedingCharacter = sentence.charAt(index - 1);
    const sort = /[\d.,:£$€\p{L}]/u.test(precedingCharacter) ? undefined : toSortKey(groups);
    if (sort === undefined) return [];
    const text = words.replace(/^at\s+/i, '');
    const start = index + words.length - text.length;
    return [{ text, start, end: start + text.length, sort }];
  });
}

type Groups = { [name: string]: string | undefined };

function toSortKey({ hour, minute, half, hour24, minute24, hourOf, part, named }: Groups): string | undefined {
  if (named !== undefined) return named.toLowerCase() === 'midnight' ? '00:00' : '12:00';
  if (hour24 !== undefined) return formatTime(Number(hour24), minute24);
  if (hour !== undefined) return formatTime(to24Hour(Number(hour), half?.toLowerCase() === 'p'), minute);
  const hourFromWord = hourWords.indexOf(hourOf?.toLowerCase() ?? '') + 1;
  const isAfternoon = part === 'afternoon' || part === 'evening';
  return formatTime(to24Hour(hourFromWord > 0 ? hourFromWord : Number(hourOf), isAfternoon), undefined);
}

/** 12am is midnight, 12pm is noon. NaN for an hour above 12. */
function to24Hour(hour: number, isAfternoon: boolean): number {
  return hour < 1 || hour > 12 ? Number.NaN : (hour % 12) + (isAfternoon ? 12 : 0);
}

function formatTime(hour: number, minute = '00'): string | undefined {
  return hour < 24 && Number(minute) < 60 ? `${String(hour).padStart(2, '0')}:${minute}` : undefined;
}

const months =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)';
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
