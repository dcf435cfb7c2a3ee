import { computeMetrics, type EvaluationMetrics, type JudgedAnswer } from '../src/cli/evaluation/evaluate.ts';

/** A question by its place in the file, and how it is judged with the first hit taken and with nothing answered. */
export type ThresholdTrial = {
  readonly position: number;
  readonly score: number;
  readonly accepted: JudgedAnswer;
  readonly rejected: JudgedAnswer;
};

/** Tells which of two sets of figures is better. */
export type Objective = (figures: EvaluationMetrics) => number;

/** As much right as can be. */
export const maximizeRight: Objective = ({ right }) => right;

/** As much rightly answered as can be while at most this share of the answerable is answered wrongly. */
export function maximizeRightWithin(maxWrongShare: number): Objective {
  return ({ answerableRight, answerableWrong }) =>
    answerableWrong <= maxWrongShare ? answerableRight : -answerableWrong;
}

/**
 * Judges every question by a threshold that it had no part in: questions of even places by the threshold that suits those of odd
 * places best, and the other way round.
 */
export function judgeCrossValidated(trials: readonly ThresholdTrial[], objective: Objective): JudgedAnswer[] {
  const even = trials.filter(({ position }) => position % 2 === 0);
  const odd = trials.filter(({ position }) => position % 2 === 1);
  return [
    ...judgeWithThreshold(fitThreshold(odd, objective), even),
    ...judgeWithThreshold(fitThreshold(even, objective), odd),
  ];
}

function fitThreshold(trials: readonly ThresholdTrial[], objective: Objective): number {
  const scores = [...new Set(trials.map(({ score }) => score))].toSorted((a, b) => a - b);
  const midpoints = scores.map((score, index) => (score + (scores[index - 1] ?? score)) / 2);
  const evaluated = [...midpoints, Number.POSITIVE_INFINITY].map((threshold) => ({
    threshold,
    value: objective(computeMetrics(judgeWithThreshold(threshold, trials))),
  }));
  return evaluated.reduce((best, candidate) => (candidate.value > best.value ? candidate : best)).threshold;
}

function judgeWithThreshold(threshold: number, trials: readonly ThresholdTrial[]): JudgedAnswer[] {
  return trials.map(({ score, accepted, rejected }) => (score >= threshold ? accepted : rejected));
}
