import { type Figures, figuresOf, type Judged } from '../src/evaluation/evaluate.ts';

/** A question by its place in the file, and how it is judged with the first hit taken and with nothing answered. */
export type Trial = {
  readonly place: number;
  readonly score: number;
  readonly taken: Judged;
  readonly refused: Judged;
};

/** Tells which of two sets of figures is better. */
export type Aim = (figures: Figures) => number;

/** As much right as can be. */
export const mostRight: Aim = ({ right }) => right;

/** As much rightly answered as can be while at most this share of the answerable is answered wrongly. */
export function rightWithin(mostWrong: number): Aim {
  return ({ answerableRight, answerableWrong }) => (answerableWrong <= mostWrong ? answerableRight : -answerableWrong);
}

/**
 * Judges every question by a threshold that it had no part in: questions of even places by the threshold that suits those of odd
 * places best, and the other way round.
 */
export function judgeTwofold(trials: readonly Trial[], aim: Aim): Judged[] {
  const even = trials.filter(({ place }) => place % 2 === 0);
  const odd = trials.filter(({ place }) => place % 2 === 1);
  return [...judgeBy(fitThreshold(odd, aim), even), ...judgeBy(fitThreshold(even, aim), odd)];
}

function fitThreshold(trials: readonly Trial[], aim: Aim): number {
  const scores = [...new Set(trials.map(({ score }) => score))].toSorted((a, b) => a - b);
  const between = scores.map((score, at) => (score + (scores[at - 1] ?? score)) / 2);
  const tried = [...between, Number.POSITIVE_INFINITY].map((threshold) => ({
    threshold,
    worth: aim(figuresOf(judgeBy(threshold, trials))),
  }));
  return tried.reduce((best, one) => (one.worth > best.worth ? one : best)).threshold;
}

function judgeBy(threshold: number, trials: readonly Trial[]): Judged[] {
  return trials.map(({ score, taken, refused }) => (score >= threshold ? taken : refused));
}
