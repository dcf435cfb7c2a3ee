/** The units of "in 3 hours", largest first, in seconds. */
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];
const relative = new Intl.RelativeTimeFormat('en');

/** How far away a moment is, in seconds since 1970: "in 12 seconds", "3 hours ago". */
export function timeText(seconds: number): string {
  const away = seconds - Date.now() / 1000;
  // By the rounded number, or 59 minutes and 40 seconds would be 60 minutes.
  const [unit, size] = units.find(([, length]) => Math.abs(Math.round(away / length)) >= 1) ?? ['second', 1];
  return relative.format(Math.round(away / size), unit);
}
