import { computeMetrics, type EvaluationMetrics, type JudgedAnswer } from '../src/cli/evaluation/evaluate.ts';

/** A question by its index in the file, and its results with the first hit and without an answer. */
export type ThresholdTrial = {
  readonly position: number;
  readonly score: number;
  readonly accepted: JudgedAnswer;
  readonly rejected: JudgedAnswer;
};

/** Whether one set of figures is better than another. */
export type Objective = (figures: EvaluationMetrics) => number;

/** Maximizes the share of correct results. */
export const maximizeRight: Objective = ({ right }) => right;

/**
 * Maximizes the share of correct answers while at most this share of the answerable questions is answered incorrectly.
 */
export function maximizeRightWithin(maxWrongShare: number): Objective {
  return ({ answerableRight, answerableWrong }) =>
    answerableWrong <= maxWrongShare ? answerableRight : -answerableWrong;
}

/**
 * Judges each question by a threshold fitted on other questions: even indexes by the best threshold for odd ones, and
 * the other way round.
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
