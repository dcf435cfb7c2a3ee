import { createLogScale } from '../drawing/scale.ts';
import { styleSheet } from '../drawing/style.ts';
import { svgElement, svgText } from '../drawing/svg-elements.ts';
import type { LoadTestResults, RoundResult } from './results.ts';

const [width, height] = [880, 340];
const timesBox = { left: 66, right: 400, top: 64, bottom: 290 };
const memoryBox = { left: 520, right: 850, top: 64, bottom: 290 };
type Box = typeof timesBox;

const gridMarks = [1, 10, 100, 1000] as const;
const percentiles = ['p50', 'p99', 'max'] as const;
/** The target at 200 per second. */
const [targetMs, targetMegabytes] = [100, 200];

/** The results as an SVG: acknowledgement times at each rate, and the bot's memory. */
export function drawChart({ rounds }: LoadTestResults): string {
  const targetRound = rounds.find(({ rate }) => rate === 200);
  return svgElement(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' },
    svgElement('title', {}, 'Time until an interaction is acknowledged, and memory, under load'),
    svgElement('style', {}, styleSheet()),
    svgText(8, 24, 'Time to acknowledge', 'title ink'),
    svgText(8, 42, 'median, 99th percentile and longest; the red line is the goal at 200 a second', 'soft'),
    timesPanel(rounds, timesBox),
    svgText(memoryBox.left - 46, 24, 'Memory', 'title ink'),
    svgText(
      memoryBox.left - 46,
      42,
      `resident, over ${targetRound?.sent.toLocaleString('en') ?? 0} interactions at 200 a second`,
      'soft',
    ),
    targetRound ? memoryPanel(targetRound, memoryBox) : '',
  );
}

function timesPanel(rounds: readonly RoundResult[], { left, right, top, bottom }: Box): string {
  const toY = createLogScale(0.5, 3000, bottom, top);
  const grid = gridMarks.flatMap((mark) => [
    rule(left, right, toY(mark), mark === targetMs ? 'wrong' : 'rule'),
    svgText(left - 8, toY(mark) + 4, `${mark} ms`, 'soft', 'end'),
  ]);
  const step = (right - left) / rounds.length;
  const groups = rounds.flatMap(({ rate, acknowledgement }, index) => {
    const middle = left + (index + 0.5) * step;
    const bars = percentiles.map((percentile, position) => {
      const y = toY(Math.max(0.5, acknowledgement[percentile]));
      const x = middle + (position - 1.5) * 22;
      return svgElement('rect', { x, y, width: 18, height: bottom - y, rx: 2, class: `s${position}` });
    });
    const labels = percentiles.map((percentile, position) =>
      svgText(
        middle + (position - 1) * 22 - 2,
        toY(Math.max(0.5, acknowledgement[percentile])) - 5,
        percentile,
        `s${position}`,
        'middle',
      ),
    );
    return [...bars, ...labels, svgText(middle, bottom + 20, `${rate} a second`, 'ink', 'middle')];
  });
  return [...grid, rule(left, right, bottom, 'rule'), ...groups].join('\n');
}

function memoryPanel({ rssBytes }: RoundResult, { left, right, top, bottom }: Box): string {
  const maxMegabytes = Math.max(targetMegabytes * 1.25, ...rssBytes.map((bytes) => bytes / 1e6));
  const toY = (megabytes: number) => bottom - (megabytes / maxMegabytes) * (bottom - top);
  const toX = (index: number) => left + (index / Math.max(1, rssBytes.length - 1)) * (right - left);
  const path = rssBytes.map(
    (bytes, index) => `${index === 0 ? 'M' : 'L'}${toX(index).toFixed(1)} ${toY(bytes / 1e6).toFixed(1)}`,
  );
  const grid = [0, targetMegabytes / 2, targetMegabytes].flatMap((mark) => [
    rule(left, right, toY(mark), mark === targetMegabytes ? 'wrong' : 'rule'),
    svgText(left - 8, toY(mark) + 4, `${mark} MB`, 'soft', 'end'),
  ]);
  return [...grid, svgElement('path', { d: path.join(' '), class: 'line s0' })].join('\n');
}

function rule(x1: number, x2: number, y: number, kind: string): string {
  return svgElement('line', { x1, x2, y1: y, y2: y, class: `line ${kind}` });
}
