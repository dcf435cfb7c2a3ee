import { findHedge } from './hedges.ts';
import { numberWordPattern, unitWordPattern, wordAmount } from './number-words.ts';
import type { Value } from './value.ts';

const meridiem = String.raw`(?:[ap]\.m\.?|[ap]m\b)`;
const dayPart = String.raw`\s+(?:in the (?:morning|afternoon|evening)|at night)`;
const hour = String.raw`(?:\d{1,2}|${unitWordPattern})`;
const namedHour = 'noon|midday|midnight';

/** The forms of a time; each sets the groups that it has. */
const patterns = [
  // 2pm, 2.15 p.m.
  String.raw`(?<hour>\d{1,2})(?:[.:](?<minute>\d{2}))?\s?(?<half>${meridiem})`,
  // 14:05, 2:30 in the afternoon
  String.raw`(?<hour>\d{1,2}):(?<minute>[0-5]\d)(?!\d)(?<half>${dayPart})?`,
  // at 2.30: elsewhere this is a decimal number
  String.raw`(?<=\b(?:at|by|around|about|from|until|till|before|after|since)\s)(?<hour>\d{1,2})\.(?<minute>[0-5]\d)(?![\d%]|\s?(?:m|bn|million)\b)(?<half>${dayPart})?`,
  `(?<named>${namedHour})`,
  // half past six, ten minutes to midnight
  String.raw`(?<offset>half|(?:a )?quarter|${numberWordPattern}|\d{1,2})(?: minutes?)? (?<direction>past|to) (?:(?<named>${namedHour})|(?<hour>${hour}))\b(?<half>\s?${meridiem}|${dayPart})?`,
  // at half six
  String.raw`(?<=\b(?:at|by|around|about|before|after|since|until)\s)(?<offset>half) (?<hour>${hour})\b(?<half>\s?${meridiem}|${dayPart})?`,
  // six o'clock
  String.raw`(?<hour>${hour}) o[’']clock(?<half>\s?${meridiem}|${dayPart})?`,
  // six in the morning
  String.raw`(?<hour>${hour})(?<half>\s+in the (?:morning|afternoon|evening))`,
].map((pattern) => new RegExp(`(?<![\\w.])(?:${pattern})`, 'giu'));

const minutesOfNamedHours = new Map([
  ['noon', 720],
  ['midday', 720],
  ['midnight', 0],
]);
const minutesPerDay = 1440;

/** The times of day in a text, in order. */
export function findClockTimes(text: string): Value[] {
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap((match) => toClockTime(text, match)));
  const longestFirst = found.toSorted((one, other) => other.text.length - one.text.length);
  const kept: Value[] = [];
  for (const time of longestFirst) if (!kept.some((other) => overlap(time, other))) kept.push(time);
  return kept.toSorted((one, other) => one.start - other.start);
}

function overlap(one: Value, other: Value): boolean {
  return one.start < other.start + other.text.length && other.start < one.start + one.text.length;
}

function toClockTime(text: string, { 0: written, index = 0, groups = {} }: RegExpMatchArray): Value[] {
  const minutes = readMinutes(groups);
  if (minutes === undefined || isRange(text.slice(0, index), groups)) return [];
  const half = readHalf(groups.half);
  if (half !== undefined && minutes >= 13 * 60) return [];
  const isAmbiguous = half === undefined && minutes < 780 && minutes >= 60 && groups.named === undefined;
  const amount = half === undefined ? minutes : (minutes % 720) + (half === 'pm' ? 720 : 0);
  return [
    {
      kind: 'time',
      text: written,
      start: index,
      amount: isAmbiguous ? amount % 720 : amount,
      unit: isAmbiguous ? '12h' : '',
      ...findHedge(text, index, index + written.length, true),
    },
  ];
}

/** “five to six people”, but “at five to six” */
function isRange(before: string, { offset, direction, named, half }: Groups): boolean {
  if (offset === undefined || direction?.toLowerCase() !== 'to' || /half|quarter/i.test(offset)) return false;
  return (
    named === undefined &&
    half === undefined &&
    !/\b(?:at|by|around|about|until|before|after|since|was)\s$/i.test(before)
  );
}

type Groups = Readonly<Record<string, string | undefined>>;

function readMinutes({ hour: hours, minute, named, offset, direction }: Groups): number | undefined {
  const base = named === undefined ? toNumber(hours) * 60 : minutesOfNamedHours.get(named.toLowerCase());
  if (base === undefined || Number.isNaN(base) || base > minutesPerDay) return undefined;
  if (offset === undefined) return base + Number(minute ?? 0);
  const offsetMinutes = readOffset(offset.toLowerCase());
  return (base + (direction?.toLowerCase() === 'to' ? -offsetMinutes : offsetMinutes) + minutesPerDay) % minutesPerDay;
}

function readOffset(offset: string): number {
  if (offset === 'half') return 30;
  return offset.endsWith('quarter') ? 15 : toNumber(offset);
}

function toNumber(text = ''): number {
  return /^\d+$/.test(text) ? Number(text) : (wordAmount(text) ?? Number.NaN);
}

function readHalf(half: string | undefined): 'am' | 'pm' | undefined {
  if (half === undefined) return undefined;
  return /^\s*a\.?m|morning/i.test(half) ? 'am' : 'pm';
}
