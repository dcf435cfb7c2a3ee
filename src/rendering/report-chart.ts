import type { Report } from '../answering/feedback-reply.ts';
import { type Day, type Outcome, outcomes, shortDay, totalOf } from './report-figures.ts';

/**
 * The outcomes as they are stacked, from the ground up. The colours are from Okabe and Ito's and from Tol's palettes, which
 * people with any kind of colour blindness tell apart; neighbours differ in lightness too, and a gap parts them.
 */
const colours: Readonly<Record<Outcome, string>> = {
  answered: '#0072b2',
  notStated: '#56b4e9',
  unsure: '#e69f00',
  noMatch: '#882255',
  withheld: '#8a8a8a',
};

/** In pixels. Discord shows it some 550 wide, so that letters of 20 are 14 high there. */
const size = { width: 800, height: 440 } as const;
const plot = { left: 64, top: 64, right: 764, bottom: 340 } as const;
const paper = '#fdfdfb';
const ink = '#1f1f1f';
const faint = '#cfcfc9';
/** With a space beside it. */
const labelWidth = 84;
/** Between the parts of a bar. */
const gap = 1;

/** Questions a day, by outcome, as an SVG picture with a ground of its own, so that it is as readable on dark as on light. */
export function reportChart({ days, perDay }: Pick<Report, 'days' | 'perDay'>): string {
  const most = Math.max(...perDay.map(totalOf), 0);
  const ticks = ticksUpTo(most);
  const top = ticks.at(-1) ?? 1;
  const title = days === 1 ? 'Questions today' : `Questions a day, last ${days} days`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" font-family="Atkinson Hyperlegible" font-size="20" fill="${ink}">`,
    `<rect width="${size.width}" height="${size.height}" rx="12" fill="${paper}"/>`,
    text(plot.left, 38, title, 'font-weight="700" font-size="24"'),
    ...ticks.map((tick) => gridLine(tick, top)),
    ...perDay.map((day, at) => bar(day, at, perDay.length, top)),
    `<path d="M${plot.left} ${plot.bottom}H${plot.right}" stroke="${ink}" stroke-width="2"/>`,
    ...dayLabels(perDay),
    most === 0 ? text((plot.left + plot.right) / 2, 210, 'No questions', 'text-anchor="middle"') : '',
    ...legend(perDay),
    '</svg>',
  ].join('\n');
}

/** Whole numbers from 0 to at least the highest: 0, 5, 10, 15 for 12. */
function ticksUpTo(most: number): number[] {
  const rough = Math.max(most, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((wide) => wide >= rough) ?? power;
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, at) => at * step);
}

function heightOf(count: number, top: number): number {
  return (count / top) * (plot.bottom - plot.top);
}

function gridLine(tick: number, top: number): string {
  const y = plot.bottom - heightOf(tick, top);
  return `<path d="M${plot.left} ${round(y)}H${plot.right}" stroke="${faint}"/>${text(plot.left - 10, y + 7, String(tick), 'text-anchor="end"')}`;
}

function bar(day: Day, at: number, days: number, top: number): string {
  const slot = (plot.right - plot.left) / days;
  const width = Math.min(slot * 0.8, 96);
  const x = plot.left + slot * at + (slot - width) / 2;
  let ground = plot.bottom;
  const parts = outcomes.map(({ outcome }) => {
    const height = heightOf(day[outcome], top);
    ground -= height;
    const seen = height > 3 ? height - gap : height;
    return height === 0
      ? ''
      : `<rect x="${round(x)}" y="${round(ground)}" width="${round(width)}" height="${round(seen)}" fill="${colours[outcome]}"/>`;
  });
  return parts.join('');
}

/** As many days are named as there is room for, the last one always: it is today. */
function dayLabels(perDay: readonly Day[]): string[] {
  const slot = (plot.right - plot.left) / perDay.length;
  const every = Math.ceil(labelWidth / slot);
  return perDay.map(({ day }, at) =>
    (perDay.length - 1 - at) % every === 0
      ? text(plot.left + slot * (at + 0.5), plot.bottom + 28, shortDay(day), 'text-anchor="middle"')
      : '',
  );
}

/** Each outcome with its colour and its number, in the order in which they are stacked. */
function legend(perDay: readonly Day[]): string[] {
  const width = (plot.right - plot.left) / 3;
  return outcomes.map(({ outcome, name }, at) => {
    const x = plot.left + width * (at % 3);
    const y = 400 + 28 * Math.floor(at / 3);
    const total = perDay.reduce((sum, day) => sum + day[outcome], 0);
    return `<rect x="${round(x)}" y="${y - 16}" width="20" height="20" rx="3" fill="${colours[outcome]}"/>${text(x + 30, y, `${name}: ${total}`)}`;
  });
}

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${round(x)}" y="${round(y)}"${more === '' ? '' : ` ${more}`}>${words}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
