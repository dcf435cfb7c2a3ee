import { drawAccuracyPanel } from './drawing/accuracy-panel.ts';
import { styleSheet } from './drawing/style.ts';
import { svgElement, svgText } from './drawing/svg-elements.ts';
import { drawTimePanel } from './drawing/time-panel.ts';
import type { Results } from './results.ts';

const width = 880;
const height = 400;
const timeBox = { left: 66, right: 344, top: 64, bottom: 348 };
const accuracyBox = { left: 524, right: 820, top: 64, bottom: 386 };

/** The results as an SVG: the time per question at each size, and the share of correct answers. */
export function drawChart({ accuracy, speed }: Results): string {
  const figures = new Map(
    accuracy.filter(({ corpus }) => corpus === 'paraphrases').map((one) => [one.name, one.metrics]),
  );
  return svgElement(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' },
    svgElement('title', {}, 'Time of a question and right answers, this engine beside search libraries'),
    svgElement('style', {}, styleSheet()),
    svgText(8, 24, 'Time of one question', 'title ink'),
    svgText(8, 42, 'median; both scales logarithmic', 'soft'),
    drawTimePanel(speed, timeBox),
    svgText(accuracyBox.left, 24, 'Right, of all questions', 'title ink'),
    svgText(accuracyBox.left, 42, 'and, below, answerable ones answered wrongly', 'soft'),
    drawAccuracyPanel(figures, accuracyBox),
  );
}
