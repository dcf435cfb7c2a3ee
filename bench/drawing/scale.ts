/** Maps a value to a position on the drawing, in pixels. */
export type Scale = (value: number) => number;

/** A logarithmic scale: `from` and `to` are values above 0, `start` and `end` their positions. */
export function createLogScale(from: number, to: number, start: number, end: number): Scale {
  const span = Math.log(to / from);
  return (value) => start + (Math.log(value / from) / span) * (end - start);
}

/** Moves positions apart so that labels of this height do not overlap; their order stays. */
export function spreadLabels(positions: readonly number[], height: number): number[] {
  const order = positions.map((_, index) => index).toSorted((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const moved = [...positions];
  for (let pass = 0; pass < 50; pass += 1) {
    for (const [upper, lower] of adjacentPairs(order)) {
      const gap = (moved[lower] ?? 0) - (moved[upper] ?? 0);
      if (gap >= height) continue;
      moved[upper] = (moved[upper] ?? 0) - (height - gap) / 2;
      moved[lower] = (moved[lower] ?? 0) + (height - gap) / 2;
    }
  }
  return moved;
}

function adjacentPairs(order: readonly number[]): [number, number][] {
  return order.slice(1).map((lower, index) => [order[index] ?? lower, lower]);
}
