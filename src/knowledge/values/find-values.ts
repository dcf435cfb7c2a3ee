import { findClockTimes } from './clock-times.ts';
import { findQuantities } from './quantities.ts';
import type { Value } from './value.ts';

/** The values in a text, in order. */
export function findValues(text: string): Value[] {
  const times = findClockTimes(text);
  const isInTime = ({ start }: Value) =>
    times.some((time) => start >= time.start && start < time.start + time.text.length);
  const quantities = findQuantities(text).filter((value) => !isInTime(value));
  return [...times, ...quantities].toSorted((one, other) => one.start - other.start);
}
