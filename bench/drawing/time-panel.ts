import { contestants } from '../contestants.ts';
import type { Speed } from '../results.ts';
import { element, text } from './elements.ts';
import { apart, logarithmic, type Scale } from './scale.ts';

/** Where the panel's plot stands, in pixels. */
export type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

const marks = [
  [0.01, '0.01 ms'],
  [0.1, '0.1 ms'],
  [1, '1 ms'],
  [10, '10 ms'],
  [100, '100 ms'],
  [1000, '1 s'],
  [10_000, '10 s'],
] as const;
const counts = [30, 300, 3000, 30_000];
const labelHeight = 15;

type Curve = { readonly name: string; readonly kind: string; readonly points: readonly (readonly [number, number])[] };

/** The median time of one question, against the number of wordings. */
export function timePanel(speed: readonly Speed[], box: Box): string {
  const across = logarithmic(30, 30_000, box.left, box.right);
  const up = logarithmic(0.01, 10_000, box.bottom, box.top);
  const curves = contestants.map((name, at): Curve => {
    const points = speed
      .filter((one) => one.name === name)
      .map(({ wordings, median }) => [across(wordings), up(median)] as const);
    return { name, kind: `s${at}`, points };
  });
  // This engine's line is drawn last, above the others.
  return [...grid(box, across, up), ...curves.toReversed().map(line), ...labels(curves, box)].join('\n');
}

function grid(box: Box, across: Scale, up: Scale): string[] {
  const rows = marks.flatMap(([value, words]) => {
    const y = up(value);
    const rule = element('line', { x1: box.left, x2: box.right, y1: y, y2: y, class: 'line rule' });
    return [rule, text(box.left - 8, y + 4, words, 'soft', 'end')];
  });
  const columns = counts.map((count) =>
    text(across(count), box.bottom + 20, count.toLocaleString('en'), 'soft', 'middle'),
  );
  return [...rows, ...columns, text((box.left + box.right) / 2, box.bottom + 38, 'wordings', 'soft', 'middle')];
}

function line({ kind, points }: Curve): string {
  const path = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
  const dots = points.map(([cx, cy]) => element('circle', { cx, cy, r: kind === 's0' ? 4 : 3, class: kind }));
  return [element('path', { d: path, class: `line ${kind}` }), ...dots].join('\n');
}

/** Each line is named where it ends, so that nobody has to look up a colour. */
function labels(curves: readonly Curve[], box: Box): string[] {
  const ends = curves.map(({ points }) => points.at(-1)?.[1] ?? box.bottom);
  return apart(ends, labelHeight).map((y, at) => {
    const { name, kind } = curves[at] ?? { name: '', kind: '' };
    return text(box.right + 10, y + 4, name, `${kind} ${kind === 's0' ? 'strong' : ''}`.trim());
  });
}
