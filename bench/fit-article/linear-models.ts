import { dot, minimise, type Slope } from './minimise.ts';

/** Features by name. */
export type Features = Readonly<Record<string, number>>;
/** One question's candidates for the ranking. */
export type Race = { readonly runners: readonly { readonly features: Features; readonly right: boolean }[] };
/** One question for the decision; `weight` says how much it counts. */
export type Verdict = { readonly features: Features; readonly answers: boolean; readonly weight: number };

type Scale = { readonly names: readonly string[]; readonly mean: Float64Array; readonly spread: Float64Array };

function scaleOf(all: readonly Features[]): Scale {
  const names = Object.keys(all[0] ?? {});
  const mean = Float64Array.from(
    names,
    (name) => all.reduce((sum, features) => sum + (features[name] ?? 0), 0) / all.length,
  );
  const spread = Float64Array.from(names, (name, at) => {
    return (
      Math.sqrt(all.reduce((sum, features) => sum + ((features[name] ?? 0) - (mean[at] ?? 0)) ** 2, 0) / all.length) ||
      1
    );
  });
  return { names, mean, spread };
}

function scaled(features: Features, { names, mean, spread }: Scale): Float64Array {
  return Float64Array.from(names, (name, at) => ((features[name] ?? 0) - (mean[at] ?? 0)) / (spread[at] ?? 1));
}

/** Adds the gradient of a ridge penalty, all but `free` last numbers, and its value. */
function ridge(point: Float64Array, slope: Float64Array, strength: number, free: number): number {
  let value = 0;
  for (let at = 0; at < point.length - free; at += 1) {
    const own = point[at] ?? 0;
    slope[at] = (slope[at] ?? 0) + strength * own;
    value += (strength / 2) * own * own;
  }
  return value;
}

function addTo(slope: Float64Array, row: Float64Array, times: number): void {
  for (let at = 0; at < row.length; at += 1) slope[at] = (slope[at] ?? 0) + times * (row[at] ?? 0);
}

/** Weights by which the right sentences win their race: softmax over the candidates, the right ones together. */
export function fitRaces(races: readonly Race[], strength: number): Record<string, number> {
  const winnable = races.filter(({ runners }) => runners.some(({ right }) => right));
  const scale = scaleOf(winnable.flatMap(({ runners }) => runners.map(({ features }) => features)));
  const rows = winnable.map(({ runners }) =>
    runners.map(({ features, right }) => ({ row: scaled(features, scale), right })),
  );
  const slopeAt = (point: Float64Array): Slope => {
    const slope = new Float64Array(point.length);
    let value = ridge(point, slope, strength, 0);
    for (const runners of rows) {
      const powers = runners.map(({ row }) => Math.exp(dot(row, point)));
      const all = powers.reduce((sum, power) => sum + power, 0);
      const right = powers.reduce((sum, power, at) => sum + (runners[at]?.right ? power : 0), 0);
      value -= Math.log(right / all);
      for (const [at, runner] of runners.entries()) {
        const power = powers[at] ?? 0;
        addTo(slope, runner.row, power / all - (runner.right ? power / right : 0));
      }
    }
    return { value, slope };
  };
  const point = minimise(scale.names.length, slopeAt, 100);
  return Object.fromEntries(scale.names.map((name, at) => [name, (point[at] ?? 0) / (scale.spread[at] ?? 1)]));
}

/** Weights and bias of a logistic regression. */
export function fitVerdicts(
  verdicts: readonly Verdict[],
  strength: number,
): { weights: Record<string, number>; bias: number } {
  const scale = scaleOf(verdicts.map(({ features }) => features));
  const rows = verdicts.map(({ features, answers, weight }) => ({
    row: Float64Array.of(...scaled(features, scale), 1),
    answers,
    weight,
  }));
  const slopeAt = (point: Float64Array): Slope => {
    const slope = new Float64Array(point.length);
    let value = ridge(point, slope, strength, 1);
    for (const { row, answers, weight } of rows) {
      const chance = 1 / (1 + Math.exp(-dot(row, point)));
      value -= weight * Math.log((answers ? chance : 1 - chance) + 1e-12);
      addTo(slope, row, weight * (chance - (answers ? 1 : 0)));
    }
    return { value, slope };
  };
  const point = minimise(scale.names.length + 1, slopeAt, 150);
  const weights = Object.fromEntries(scale.names.map((name, at) => [name, (point[at] ?? 0) / (scale.spread[at] ?? 1)]));
  const shift = scale.names.reduce((sum, name, at) => sum + (weights[name] ?? 0) * (scale.mean[at] ?? 0), 0);
  return { weights, bias: (point.at(-1) ?? 0) - shift };
}
