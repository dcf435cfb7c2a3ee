import { formatRelativeTime } from '../../relative-time.ts';
import { createElement } from './element.ts';

/** Discord's letters for a point in time, https://docs.discord.com/developers/reference#message-formatting. */
const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** A point in time in the reader's own time zone and manner, with all of it to be read above. */
export function renderTime(seconds: number, style: string): Node {
  const time = new Date(seconds * 1000);
  const isTime = !Number.isNaN(time.getTime());
  if (!isTime) return document.createTextNode(`<t:${seconds}>`);
  const words =
    style === 'R'
      ? formatRelativeTime(seconds, new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }))
      : formatted(time, style);
  return createElement('time', { datetime: time.toISOString(), title: formatted(time, 'F') }, words);
}

/** The hour of today, or the day as well. */
export function formatSentAt(iso: string): string {
  const time = new Date(iso);
  return formatted(time, time.toDateString() === new Date().toDateString() ? 't' : 'f');
}

function formatted(time: Date, style: string): string {
  return new Intl.DateTimeFormat(undefined, styles[style] ?? styles.f).format(time);
}
