/** The units of "in 3 hours", smallest first, in seconds. */
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['second', 1],
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
  ['month', 2_592_000],
  ['year', 31_536_000],
];

/** How far away a moment is, in seconds since 1970: "in 12 seconds", "3 hours ago". */
export function formatRelativeTime(seconds: number, format: Intl.RelativeTimeFormat): string {
  const secondsAway = seconds - Date.now() / 1000;
  // By the rounded number, or 59 minutes and 40 seconds would be 60 minutes.
  const unitIndex = units.findIndex(([, size], index) => {
    const next = units[index + 1]?.[1] ?? Number.POSITIVE_INFINITY;
    return Math.round(Math.abs(secondsAway) / size) * size < next;
  });
  const [unit, size] = units[unitIndex] ?? ['second', 1];
  return format.format(Math.round(secondsAway / size), unit);
}
