import { engineNames } from '../engines.ts';
import type { Speed } from '../results.ts';
import { createLogScale, type Scale, spreadLabels } from './scale.ts';
import { svgElement, svgText } from './svg-elements.ts';

/** The position of the plot in the panel, in pixels. */
export type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

const timeTicks = [
  [0.01, '0.01 ms'],
  [0.1, '0.1 ms'],
  [1, '1 ms'],
  [10, '10 ms'],
  [100, '100 ms'],
  [1000, '1 s'],
  [10_000, '10 s'],
] as const;
const sizeTicks = [30, 300, 3000, 30_000];
const labelHeight = 15;

type Curve = { readonly name: string; readonly kind: string; readonly points: readonly (readonly [number, number])[] };

/** The median time of a question by the number of paraphrases. */
export function drawTimePanel(speed: readonly Speed[], box: Box): string {
  const xScale = createLogScale(30, 30_000, box.left, box.right);
  const yScale = createLogScale(0.01, 10_000, box.bottom, box.top);
  const curves = engineNames.map((name, index): Curve => {
    const points = speed
      .filter((one) => one.name === name)
      .map(({ paraphraseCount, medianMs }) => [xScale(paraphraseCount), yScale(medianMs)] as const);
    return { name, kind: `s${index}`, points };
  });
  // This engine's line is drawn last, above the others.
  return [...drawGrid(box, xScale, yScale), ...curves.toReversed().map(drawLine), ...drawLabels(curves, box)].join(
    '\n',
  );
}

function drawGrid(box: Box, xScale: Scale, yScale: Scale): string[] {
  const rows = timeTicks.flatMap(([value, label]) => {
    const y = yScale(value);
    const rule = svgElement('line', { x1: box.left, x2: box.right, y1: y, y2: y, class: 'line rule' });
    return [rule, svgText(box.left - 8, y + 4, label, 'soft', 'end')];
  });
  const columns = sizeTicks.map((count) =>
    svgText(xScale(count), box.bottom + 20, count.toLocaleString('en'), 'soft', 'middle'),
  );
  return [...rows, ...columns, svgText((box.left + box.right) / 2, box.bottom + 38, 'wordings', 'soft', 'middle')];
}

function drawLine({ kind, points }: Curve): string {
  const path = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
  const dots = points.map(([cx, cy]) => svgElement('circle', { cx, cy, r: kind === 's0' ? 4 : 3, class: kind }));
  return [svgElement('path', { d: path, class: `line ${kind}` }), ...dots].join('\n');
}

/** Each line has its label at its end, so no legend is needed. */
function drawLabels(curves: readonly Curve[], box: Box): string[] {
  const ends = curves.map(({ points }) => points.at(-1)?.[1] ?? box.bottom);
  return spreadLabels(ends, labelHeight).map((y, index) => {
    const { name, kind } = curves[index] ?? { name: '', kind: '' };
    return svgText(box.right + 10, y + 4, name, `${kind} ${kind === 's0' ? 'strong' : ''}`.trim());
  });
}
