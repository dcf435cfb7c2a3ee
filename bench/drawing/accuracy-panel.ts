import { engineNames } from '../engines.ts';
import type { Accuracy } from '../results.ts';
import { svgElement, svgText } from './svg-elements.ts';
import type { Box } from './time-panel.ts';

const barHeight = 13;
const wrongBarHeight = 5;

/**
 * For each engine, the best first: the share of correct results, and the share of answerable questions answered
 * incorrectly.
 */
export function drawAccuracyPanel(accuracyByEngine: ReadonlyMap<string, Accuracy>, box: Box): string {
  const step = (box.bottom - box.top) / engineNames.length;
  return engineNames
    .map((name, series) => ({ name, series, accuracy: accuracyByEngine.get(name) }))
    .toSorted((a, b) => (b.accuracy?.right ?? 0) - (a.accuracy?.right ?? 0))
    .flatMap(({ name, series, accuracy }, index) =>
      accuracy ? row(name, series, accuracy, { ...box, top: box.top + index * step }) : [],
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
    svgText(left, top + 10, name, `ink${strong}`),
    bar(left, top + 16, width, barHeight, 'track'),
    bar(left, top + 16, width * right, barHeight, `s${series}`),
    svgText(end + 8, top + 27, percent(right), `ink${strong}`),
    bar(left, top + 33, width * answerableWrong, wrongBarHeight, 'wrong'),
    svgText(left + width * answerableWrong + 6, top + 40, `${percent(answerableWrong)} wrong`, 'soft'),
  ];
}

function bar(x: number, y: number, width: number, height: number, kind: string): string {
  return svgElement('rect', { x, y, width: Math.max(width, 1), height, rx: 2, class: kind });
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
