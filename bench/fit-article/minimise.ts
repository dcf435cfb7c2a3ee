/** A function's value and slope at a point. */
export type Slope = { readonly value: number; readonly slope: Float64Array };

const stepsRemembered = 10;

/** Finds the lowest point of a smooth convex function from 0 on, by L-BFGS (Nocedal 1980) with halved steps. */
export function minimise(length: number, of: (point: Float64Array) => Slope, turns: number): Float64Array {
  let point: Float64Array = new Float64Array(length);
  let here = of(point);
  const steps: { moved: Float64Array; turned: Float64Array; worth: number }[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const way = downhill(here.slope, steps);
    const fall = dot(way, here.slope);
    let size = 1;
    let next = moved(point, way, size);
    let there = of(next);
    while (there.value > here.value + 1e-4 * size * fall && size > 1e-8) {
      size /= 2;
      next = moved(point, way, size);
      there = of(next);
    }
    const step = moved(next, point, -1);
    const turned = moved(there.slope, here.slope, -1);
    const worth = dot(step, turned);
    if (worth > 1e-12) steps.push({ moved: step, turned, worth });
    if (steps.length > stepsRemembered) steps.shift();
    const done = here.value - there.value < 1e-8 * Math.max(1, Math.abs(here.value));
    point = next;
    here = there;
    if (done) break;
  }
  return point;
}

function downhill(
  slope: Float64Array,
  steps: readonly { moved: Float64Array; turned: Float64Array; worth: number }[],
): Float64Array {
  let way = slope;
  const shares = new Map<number, number>();
  for (const [at, step] of [...steps.entries()].reverse()) {
    const share = dot(step.moved, way) / step.worth;
    shares.set(at, share);
    way = moved(way, step.turned, -share);
  }
  const last = steps.at(-1);
  const scale = last ? last.worth / dot(last.turned, last.turned) : 1 / Math.max(1, Math.sqrt(dot(slope, slope)));
  way = way.map((value) => value * scale);
  for (const [at, step] of steps.entries())
    way = moved(way, step.moved, (shares.get(at) ?? 0) - dot(step.turned, way) / step.worth);
  return way.map((value) => -value);
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function moved(from: Float64Array, way: Float64Array, size: number): Float64Array {
  return from.map((value, at) => value + size * (way[at] ?? 0));
}
