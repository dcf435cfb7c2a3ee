import type { Fact, Incident } from '../knowledge/knowledge.ts';
import { findValues } from '../knowledge/values/find-values.ts';
import { isSameAmount, type Value } from '../knowledge/values/value.ts';
import { stem } from './text/stemmer.ts';

/**
 * A note for a question with a number, a time or a weekday that its answer does not contain: without it, the answer would
 * read as a yes. Undefined if they agree.
 */
export function describeConflict(question: string, fact: Fact, incident: Incident): string | undefined {
  const evidence = [fact.answer, ...fact.citations.map(({ quote }) => quote)].join('\n');
  return describeValueConflict(question, evidence) ?? describeDayConflict(question, `${evidence}\n${incident.day}`);
}

/** Numbers to call for help, which are names rather than values. */
const emergencyNumbers = new Set([101, 111, 112, 911, 999]);

function describeValueConflict(typed: string, evidence: string): string | undefined {
  const question = typed.replace(/\btwice\b/gi, '2 times');
  const known = findValues(evidence).map((value) => ({ value, noun: nounAfter(evidence, value) }));
  const asked = findValues(question).map((value) => ({
    value: readBareHour(value, question),
    noun: nounAfter(question, value),
  }));
  const conflicting = asked.find((one) => isChecked(one) && !known.some((other) => confirms(other, one)));
  if (!conflicting) return undefined;
  const comparable = known.find((other) => isComparable(other, conflicting));
  if (comparable) return `The article says ${lowerFirst(comparable.value.phrase)}, not ${conflicting.value.text}.`;
  return conflicting.value.kind === 'ordinal' ? undefined : describeMissingValue(conflicting);
}

/** A value and the word after it: “4 times”. */
type CountedValue = { readonly value: Value; readonly noun: string | undefined };

function isChecked({ value }: CountedValue): boolean {
  return !emergencyNumbers.has(value.amount);
}

/** “police came at 11?” means a time. */
function readBareHour(value: Value, question: string): Value {
  const isHour = value.kind === 'quantity' && value.unit === '' && /^(?:[1-9]|1[0-2])$/.test(value.text);
  const isAfterPreposition = /\b(?:at|around|about|by|before|after|since|until)\s+$/i.test(
    question.slice(0, value.start),
  );
  if (!isHour || !isAfterPreposition || nounAfter(question, value) !== undefined) return value;
  return { ...value, kind: 'time', amount: (value.amount % 12) * 60, unit: '12h' };
}

function confirms(known: CountedValue, asked: CountedValue): boolean {
  if (!isSameAmount(known.value, asked.value)) return false;
  if (asked.value.kind === 'time') return true;
  const countsOccasions = /^times$/i.test(asked.noun ?? '') && asked.noun !== known.noun;
  return known.value.unit === asked.value.unit && !countsOccasions;
}

/** Both are times, have the same unit, or count the same thing: “four hours” and “3 hours”, “12 people” and “20 people”. */
function isComparable(known: CountedValue, asked: CountedValue): boolean {
  if (known.value.kind !== asked.value.kind) return false;
  if (asked.value.kind === 'time') return true;
  if (known.value.unit !== asked.value.unit) return false;
  if (asked.value.unit !== '') return true;
  return (
    known.noun !== undefined &&
    asked.noun !== undefined &&
    stem(known.noun.toLowerCase()) === stem(asked.noun.toLowerCase())
  );
}

function describeMissingValue({ value, noun }: CountedValue): string {
  if (value.kind === 'time') return 'The article does not say at what time.';
  if (/^[£$€]/.test(value.unit)) return 'The article does not say how much.';
  const isCounted = value.unit === '' && noun !== undefined && /[^s]s$|^(?:people|men|women|children)$/i.test(noun);
  return isCounted
    ? `The article does not say how many ${noun.toLowerCase()}.`
    : `The article does not say “${value.text}”.`;
}

/** The word after a value: “4 times”. */
function nounAfter(text: string, { start, text: written }: Value): string | undefined {
  return /^[\s-]+(\p{L}+)/u.exec(text.slice(start + written.length))?.[1];
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function describeDayConflict(question: string, evidence: string): string | undefined {
  const [known] = daysIn(evidence);
  const asked = daysIn(question).find((day) => !daysIn(evidence).includes(day));
  return known !== undefined && asked !== undefined ? `The article says ${known}, not ${asked}.` : undefined;
}

function daysIn(text: string): string[] {
  const lower = text.toLowerCase();
  return weekdays.filter((day) => lower.includes(day)).map((day) => day.charAt(0).toUpperCase() + day.slice(1));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
