import { contestants } from '../contestants.ts';
import type { Accuracy } from '../results.ts';
import { element, text } from './elements.ts';
import type { Box } from './time-panel.ts';

const barHeight = 13;
const thinHeight = 5;

/** For each contestant, the best first, how much is right of all, and how much of the answerable is answered wrongly. */
export function accuracyPanel(figures: ReadonlyMap<string, Accuracy>, box: Box): string {
  const step = (box.bottom - box.top) / contestants.length;
  return contestants
    .map((name, series) => ({ name, series, accuracy: figures.get(name) }))
    .toSorted((a, b) => (b.accuracy?.right ?? 0) - (a.accuracy?.right ?? 0))
    .flatMap(({ name, series, accuracy }, at) =>
      accuracy ? row(name, series, accuracy, { ...box, top: box.top + at * step }) : [],
    )
    .join('\n');
}

function row(
  name: string,
  series: number,
  { right, answerableWrong }: Accuracy,
  { left, right: end, top }: Box,
): string[] {
  const width = end - left;
  const strong = series === 0 ? ' strong' : '';
  return [
    text(left, top + 10, name, `ink${strong}`),
    bar(left, top + 16, width, barHeight, 'track'),
    bar(left, top + 16, width * right, barHeight, `s${series}`),
    text(end + 8, top + 27, percent(right), `ink${strong}`),
    bar(left, top + 33, width * answerableWrong, thinHeight, 'wrong'),
    text(left + width * answerableWrong + 6, top + 40, `${percent(answerableWrong)} wrong`, 'soft'),
  ];
}

function bar(x: number, y: number, width: number, height: number, kind: string): string {
  return element('rect', { x, y, width: Math.max(width, 1), height, rx: 2, class: kind });
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
