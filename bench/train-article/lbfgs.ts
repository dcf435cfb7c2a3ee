/** The value and the gradient of a function. */
export type ValueAndGradient = { readonly value: number; readonly gradient: Float64Array };

const maxHistory = 10;

/** Minimizes a smooth convex function by L-BFGS (Nocedal 1980) with step halving, starting at 0. */
export function minimise(
  length: number,
  evaluate: (point: Float64Array) => ValueAndGradient,
  maxIterations: number,
): Float64Array {
  let point: Float64Array = new Float64Array(length);
  let current = evaluate(point);
  const history: { pointDelta: Float64Array; gradientDelta: Float64Array; curvature: number }[] = [];
  for (let iteration = 0; iteration < maxIterations; iteration += 1) {
    const direction = descentDirection(current.gradient, history);
    const directionalDerivative = dotProduct(direction, current.gradient);
    let stepSize = 1;
    let next = addScaled(point, direction, stepSize);
    let trial = evaluate(next);
    while (trial.value > current.value + 1e-4 * stepSize * directionalDerivative && stepSize > 1e-8) {
      stepSize /= 2;
      next = addScaled(point, direction, stepSize);
      trial = evaluate(next);
    }
    const pointDelta = addScaled(next, point, -1);
    const gradientDelta = addScaled(trial.gradient, current.gradient, -1);
    const curvature = dotProduct(pointDelta, gradientDelta);
    if (curvature > 1e-12) history.push({ pointDelta, gradientDelta, curvature });
    if (history.length > maxHistory) history.shift();
    const done = current.value - trial.value < 1e-8 * Math.max(1, Math.abs(current.value));
    point = next;
    current = trial;
    if (done) break;
  }
  return point;
}

function descentDirection(
  gradient: Float64Array,
  history: readonly { pointDelta: Float64Array; gradientDelta: Float64Array; curvature: number }[],
): Float64Array {
  let direction = gradient;
  const alphas = new Map<number, number>();
  for (const [index, step] of [...history.entries()].reverse()) {
    const alpha = dotProduct(step.pointDelta, direction) / step.curvature;
    alphas.set(index, alpha);
    direction = addScaled(direction, step.gradientDelta, -alpha);
  }
  const last = history.at(-1);
  const scale = last
    ? last.curvature / dotProduct(last.gradientDelta, last.gradientDelta)
    : 1 / Math.max(1, Math.sqrt(dotProduct(gradient, gradient)));
  direction = direction.map((value) => value * scale);
  for (const [index, step] of history.entries())
    direction = addScaled(
      direction,
      step.pointDelta,
      (alphas.get(index) ?? 0) - dotProduct(step.gradientDelta, direction) / step.curvature,
    );
  return direction.map((value) => -value);
}

export function dotProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function addScaled(from: Float64Array, direction: Float64Array, factor: number): Float64Array {
  return from.map((value, index) => value + factor * (direction[index] ?? 0));
}
