import { accuracyPanel } from './drawing/accuracy-panel.ts';
import { element, text } from './drawing/elements.ts';
import { styleSheet } from './drawing/style.ts';
import { timePanel } from './drawing/time-panel.ts';
import type { Results } from './results.ts';

const width = 880;
const height = 400;
const timeBox = { left: 66, right: 344, top: 64, bottom: 348 };
const accuracyBox = { left: 524, right: 820, top: 64, bottom: 386 };

/** The results as an SVG: the time that a question takes at each size, and how many questions are answered rightly. */
export function drawChart({ accuracy, speed }: Results): string {
  const figures = new Map(accuracy.filter(({ texts }) => texts === 'wordings').map((one) => [one.name, one.figures]));
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' },
    element('title', {}, 'Time of a question and right answers, this engine beside search libraries'),
    element('style', {}, styleSheet()),
    text(8, 24, 'Time of one question', 'title ink'),
    text(8, 42, 'median; both scales logarithmic', 'soft'),
    timePanel(speed, timeBox),
    text(accuracyBox.left, 24, 'Right, of all questions', 'title ink'),
    text(accuracyBox.left, 42, 'and, below, answerable ones answered wrongly', 'soft'),
    accuracyPanel(figures, accuracyBox),
  );
}
