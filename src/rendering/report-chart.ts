import type { FeedbackReport } from '../replies/feedback-reply.ts';

export type ReportDay = FeedbackReport['dailyCounts'][number];
type ReportOutcome = Exclude<keyof ReportDay, 'day'>;

/** The outcomes in the order of the text and of the chart. */
const reportOutcomes: readonly { readonly outcome: ReportOutcome; readonly name: string }[] = [
  { outcome: 'answered', name: 'answered' },
  { outcome: 'notStated', name: 'not stated' },
  { outcome: 'unsure', name: 'unsure' },
  { outcome: 'noMatch', name: 'no match' },
  { outcome: 'withheld', name: 'withheld' },
];

export function dayTotal(day: ReportDay): number {
  return reportOutcomes.reduce((sum, { outcome }) => sum + day[outcome], 0);
}

/** "47 answered, 4 not stated"; outcomes with a count of 0 are left out. */
export function outcomeSummary(days: readonly ReportDay[]): string {
  const totals = reportOutcomes.map(({ outcome, name }) => ({
    name,
    count: days.reduce((sum, day) => sum + day[outcome], 0),
  }));
  const parts = totals.filter(({ count }) => count > 0).map(({ name, count }) => `${count} ${name}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2026-11-03" is shown as "3 Nov". */
export function formatShortDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]}`;
}

/**
 * The colours of the stacked segments, from bottom to top. They are from the palettes of Okabe and Ito and of Tol, which are
 * distinguishable with any kind of colour blindness. Neighbours also differ in lightness and have a gap between them.
 */
const colors: Readonly<Record<ReportOutcome, string>> = {
  answered: '#0072b2',
  notStated: '#56b4e9',
  unsure: '#e69f00',
  noMatch: '#882255',
  withheld: '#8a8a8a',
};

/** In pixels. Discord displays the chart about 550 wide, so a font size of 20 appears as 14. */
const size = { width: 800, height: 440 } as const;
const plot = { left: 64, top: 64, right: 764, bottom: 340 } as const;
const backgroundColor = '#fdfdfb';
const textColor = '#1f1f1f';
const gridColor = '#cfcfc9';
/** Includes the space beside the label. */
const labelWidth = 84;
/** Between the segments of a bar, in pixels. */
const segmentGap = 1;

/** Questions per day by outcome, as SVG. It has its own background for Discord's dark and light themes. */
export function renderReportChart({ days, dailyCounts }: Pick<FeedbackReport, 'days' | 'dailyCounts'>): string {
  const maxCount = Math.max(...dailyCounts.map(dayTotal), 0);
  const ticks = ticksUpTo(maxCount);
  const top = ticks.at(-1) ?? 1;
  const title = days === 1 ? 'Questions today' : `Questions per day, last ${days} days`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" font-family="Atkinson Hyperlegible" font-size="20" fill="${textColor}">`,
    `<rect width="${size.width}" height="${size.height}" rx="12" fill="${backgroundColor}"/>`,
    textElement(plot.left, 38, title, 'font-weight="700" font-size="24"'),
    ...ticks.map((tick) => gridLine(tick, top)),
    ...dailyCounts.map((day, index) => bar(day, index, dailyCounts.length, top)),
    `<path d="M${plot.left} ${plot.bottom}H${plot.right}" stroke="${textColor}" stroke-width="2"/>`,
    ...dayLabels(dailyCounts),
    maxCount === 0 ? textElement((plot.left + plot.right) / 2, 210, 'No questions', 'text-anchor="middle"') : '',
    ...legend(dailyCounts),
    '</svg>',
  ].join('\n');
}

/** Whole numbers from 0 to at least the highest: 0, 5, 10, 15 for 12. */
function ticksUpTo(maxCount: number): number[] {
  const rough = Math.max(maxCount, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? power;
  return Array.from({ length: Math.ceil(Math.max(maxCount, 1) / step) + 1 }, (_, index) => index * step);
}

function barHeight(count: number, top: number): number {
  return (count / top) * (plot.bottom - plot.top);
}

function gridLine(tick: number, top: number): string {
  const y = plot.bottom - barHeight(tick, top);
  return `<path d="M${plot.left} ${round(y)}H${plot.right}" stroke="${gridColor}"/>${textElement(plot.left - 10, y + 7, String(tick), 'text-anchor="end"')}`;
}

function bar(day: ReportDay, index: number, days: number, top: number): string {
  const slot = (plot.right - plot.left) / days;
  const width = Math.min(slot * 0.8, 96);
  const x = plot.left + slot * index + (slot - width) / 2;
  let baseline = plot.bottom;
  const segments = reportOutcomes.map(({ outcome }) => {
    const height = barHeight(day[outcome], top);
    baseline -= height;
    const visibleHeight = height > 3 ? height - segmentGap : height;
    return height === 0
      ? ''
      : `<rect x="${round(x)}" y="${round(baseline)}" width="${round(width)}" height="${round(visibleHeight)}" fill="${colors[outcome]}"/>`;
  });
  return segments.join('');
}

/** Labels as many days as fit, and always the last one, which is today. */
function dayLabels(perDay: readonly ReportDay[]): string[] {
  const slot = (plot.right - plot.left) / perDay.length;
  const labelInterval = Math.ceil(labelWidth / slot);
  return perDay.map(({ day }, index) =>
    (perDay.length - 1 - index) % labelInterval === 0
      ? textElement(plot.left + slot * (index + 0.5), plot.bottom + 28, formatShortDay(day), 'text-anchor="middle"')
      : '',
  );
}

/** Each outcome with its colour and total, in stacking order. */
function legend(perDay: readonly ReportDay[]): string[] {
  const width = (plot.right - plot.left) / 3;
  return reportOutcomes.map(({ outcome, name }, index) => {
    const x = plot.left + width * (index % 3);
    const y = 400 + 28 * Math.floor(index / 3);
    const total = perDay.reduce((sum, day) => sum + day[outcome], 0);
    return `<rect x="${round(x)}" y="${y - 16}" width="20" height="20" rx="3" fill="${colors[outcome]}"/>${textElement(x + 30, y, `${name}: ${total}`)}`;
  });
}

function textElement(x: number, y: number, content: string, attributes = ''): string {
  return `<text x="${round(x)}" y="${round(y)}"${attributes === '' ? '' : ` ${attributes}`}>${content}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
