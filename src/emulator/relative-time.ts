/** The units of "in 3 hours", smallest first, in seconds. */
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['second', 1],
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
  ['month', 2_592_000],
  ['year', 31_536_000],
];

/** The time relative to now: "in 12 seconds", "3 hours ago". `seconds` is a Unix time. */
export function formatRelativeTime(seconds: number, format: Intl.RelativeTimeFormat): string {
  const secondsAway = seconds - Date.now() / 1000;
  // Chosen by the rounded number: 59 minutes 40 seconds are an hour, not 60 minutes.
  const unitIndex = units.findIndex(([, size], index) => {
    const next = units[index + 1]?.[1] ?? Number.POSITIVE_INFINITY;
    return Math.round(Math.abs(secondsAway) / size) * size < next;
  });
  const [unit, size] = units[unitIndex] ?? ['second', 1];
  return format.format(Math.round(secondsAway / size), unit);
}
