import { element, text } from '../drawing/elements.ts';
import { logarithmic } from '../drawing/scale.ts';
import { styleSheet } from '../drawing/style.ts';
import type { Results, Round } from './results.ts';

const [width, height] = [880, 340];
const times = { left: 66, right: 400, top: 64, bottom: 290 };
const memory = { left: 520, right: 850, top: 64, bottom: 290 };
type Box = typeof times;

const marks = [1, 10, 100, 1000] as const;
const measures = ['p50', 'p99', 'max'] as const;
/** What is to be kept at 200 a second. */
const [mostMilliseconds, mostMegabytes] = [100, 200];

/** The results as an SVG: how long people wait at each rate, and what memory the bot takes meanwhile. */
export function drawChart({ rounds }: Results): string {
  const long = rounds.find(({ rate }) => rate === 200);
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' },
    element('title', {}, 'Time until an interaction is acknowledged, and memory, under load'),
    element('style', {}, styleSheet()),
    text(8, 24, 'Time to acknowledge', 'title ink'),
    text(8, 42, 'median, 99th percentile and longest; the red line is the goal at 200 a second', 'soft'),
    timesPanel(rounds, times),
    text(memory.left - 46, 24, 'Memory', 'title ink'),
    text(
      memory.left - 46,
      42,
      `resident, over ${long?.sent.toLocaleString('en') ?? 0} interactions at 200 a second`,
      'soft',
    ),
    long ? memoryPanel(long, memory) : '',
  );
}

function timesPanel(rounds: readonly Round[], { left, right, top, bottom }: Box): string {
  const up = logarithmic(0.5, 3000, bottom, top);
  const grid = marks.flatMap((mark) => [
    rule(left, right, up(mark), mark === mostMilliseconds ? 'wrong' : 'rule'),
    text(left - 8, up(mark) + 4, `${mark} ms`, 'soft', 'end'),
  ]);
  const step = (right - left) / rounds.length;
  const groups = rounds.flatMap(({ rate, acknowledgement }, at) => {
    const middle = left + (at + 0.5) * step;
    const bars = measures.map((measure, place) => {
      const y = up(Math.max(0.5, acknowledgement[measure]));
      const x = middle + (place - 1.5) * 22;
      return element('rect', { x, y, width: 18, height: bottom - y, rx: 2, class: `s${place}` });
    });
    const names = measures.map((measure, place) =>
      text(
        middle + (place - 1) * 22 - 2,
        up(Math.max(0.5, acknowledgement[measure])) - 5,
        measure,
        `s${place}`,
        'middle',
      ),
    );
    return [...bars, ...names, text(middle, bottom + 20, `${rate} a second`, 'ink', 'middle')];
  });
  return [...grid, rule(left, right, bottom, 'rule'), ...groups].join('\n');
}

function memoryPanel({ rss }: Round, { left, right, top, bottom }: Box): string {
  const most = Math.max(mostMegabytes * 1.25, ...rss.map((bytes) => bytes / 1e6));
  const up = (megabytes: number) => bottom - (megabytes / most) * (bottom - top);
  const across = (at: number) => left + (at / Math.max(1, rss.length - 1)) * (right - left);
  const path = rss.map((bytes, at) => `${at === 0 ? 'M' : 'L'}${across(at).toFixed(1)} ${up(bytes / 1e6).toFixed(1)}`);
  const grid = [0, mostMegabytes / 2, mostMegabytes].flatMap((mark) => [
    rule(left, right, up(mark), mark === mostMegabytes ? 'wrong' : 'rule'),
    text(left - 8, up(mark) + 4, `${mark} MB`, 'soft', 'end'),
  ]);
  return [...grid, element('path', { d: path.join(' '), class: 'line s0' })].join('\n');
}

function rule(x1: number, x2: number, y: number, kind: string): string {
  return element('line', { x1, x2, y1: y, y2: y, class: `line ${kind}` });
}
