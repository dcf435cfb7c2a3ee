import { dotProduct, minimise, type ValueAndGradient } from './lbfgs.ts';

/** Features by name. */
type FeatureValues = Readonly<Record<string, number>>;
/** The candidates of one question, for the ranking. */
export type RankingExample = {
  readonly candidates: readonly { readonly features: FeatureValues; readonly isCorrect: boolean }[];
};
/** One question, for the decision; `weight` is its weight in the loss. */
export type AnswerabilityExample = {
  readonly features: FeatureValues;
  readonly hasAnswer: boolean;
  readonly weight: number;
};

type FeatureScale = {
  readonly names: readonly string[];
  readonly mean: Float64Array;
  readonly standardDeviation: Float64Array;
};

function computeScale(all: readonly FeatureValues[]): FeatureScale {
  const names = Object.keys(all[0] ?? {});
  const mean = Float64Array.from(
    names,
    (name) => all.reduce((sum, features) => sum + (features[name] ?? 0), 0) / all.length,
  );
  const standardDeviation = Float64Array.from(names, (name, index) => {
    return (
      Math.sqrt(
        all.reduce((sum, features) => sum + ((features[name] ?? 0) - (mean[index] ?? 0)) ** 2, 0) / all.length,
      ) || 1
    );
  });
  return { names, mean, standardDeviation };
}

function standardize(features: FeatureValues, { names, mean, standardDeviation }: FeatureScale): Float64Array {
  return Float64Array.from(
    names,
    (name, index) => ((features[name] ?? 0) - (mean[index] ?? 0)) / (standardDeviation[index] ?? 1),
  );
}

/** Adds the value and the gradient of an L2 penalty on all but the `free` last weights. */
function addRidgePenalty(
  point: Float64Array,
  gradient: Float64Array,
  strength: number,
  unpenalizedCount: number,
): number {
  let value = 0;
  for (let index = 0; index < point.length - unpenalizedCount; index += 1) {
    const coefficient = point[index] ?? 0;
    gradient[index] = (gradient[index] ?? 0) + strength * coefficient;
    value += (strength / 2) * coefficient * coefficient;
  }
  return value;
}

function addScaled(gradient: Float64Array, row: Float64Array, factor: number): void {
  for (let index = 0; index < row.length; index += 1)
    gradient[index] = (gradient[index] ?? 0) + factor * (row[index] ?? 0);
}

/** Ranking weights: softmax over the candidates, with the gold sentences summed. */
export function fitRankingModel(examples: readonly RankingExample[], strength: number): Record<string, number> {
  const usableExamples = examples.filter(({ candidates }) => candidates.some(({ isCorrect }) => isCorrect));
  const scale = computeScale(usableExamples.flatMap(({ candidates }) => candidates.map(({ features }) => features)));
  const rows = usableExamples.map(({ candidates }) =>
    candidates.map(({ features, isCorrect }) => ({ row: standardize(features, scale), right: isCorrect })),
  );
  const gradientAt = (point: Float64Array): ValueAndGradient => {
    const gradient = new Float64Array(point.length);
    let value = addRidgePenalty(point, gradient, strength, 0);
    for (const candidates of rows) {
      const exponentials = candidates.map(({ row }) => Math.exp(dotProduct(row, point)));
      const total = exponentials.reduce((sum, exponential) => sum + exponential, 0);
      const isCorrect = exponentials.reduce(
        (sum, exponential, index) => sum + (candidates[index]?.right ? exponential : 0),
        0,
      );
      value -= Math.log(isCorrect / total);
      for (const [index, candidate] of candidates.entries()) {
        const exponential = exponentials[index] ?? 0;
        addScaled(gradient, candidate.row, exponential / total - (candidate.right ? exponential / isCorrect : 0));
      }
    }
    return { value, gradient };
  };
  const point = minimise(scale.names.length, gradientAt, 100);
  return Object.fromEntries(
    scale.names.map((name, index) => [name, (point[index] ?? 0) / (scale.standardDeviation[index] ?? 1)]),
  );
}

/** Weights and bias of a logistic regression. */
export function fitLogisticModel(
  examples: readonly AnswerabilityExample[],
  strength: number,
): { weights: Record<string, number>; bias: number } {
  const scale = computeScale(examples.map(({ features }) => features));
  const rows = examples.map(({ features, hasAnswer, weight }) => ({
    row: Float64Array.of(...standardize(features, scale), 1),
    answers: hasAnswer,
    weight,
  }));
  const gradientAt = (point: Float64Array): ValueAndGradient => {
    const gradient = new Float64Array(point.length);
    let value = addRidgePenalty(point, gradient, strength, 1);
    for (const { row, answers: hasAnswer, weight } of rows) {
      const probability = 1 / (1 + Math.exp(-dotProduct(row, point)));
      value -= weight * Math.log((hasAnswer ? probability : 1 - probability) + 1e-12);
      addScaled(gradient, row, weight * (probability - (hasAnswer ? 1 : 0)));
    }
    return { value, gradient };
  };
  const point = minimise(scale.names.length + 1, gradientAt, 150);
  const weights = Object.fromEntries(
    scale.names.map((name, index) => [name, (point[index] ?? 0) / (scale.standardDeviation[index] ?? 1)]),
  );
  const meanOffset = scale.names.reduce((sum, name, index) => sum + (weights[name] ?? 0) * (scale.mean[index] ?? 0), 0);
  return { weights, bias: (point.at(-1) ?? 0) - meanOffset };
}
