import type { Decision, Judgement } from './decision.ts';
import type { Ranking } from './entry-index.ts';
import type { Repair } from './read-question.ts';

/** Why a question got its outcome, as plain data. */
export type Explanation = {
  /** As read: chat spellings written out, slips mended. */
  readonly words: readonly string[];
  readonly repairs: readonly Repair[];
  /** The words and ideas that say what the question is about. */
  readonly about: readonly string[];
  /** The first five, the best first. `score` is a log of likelihood, comparable within this question only. */
  readonly candidates: readonly {
    readonly id: string;
    readonly kind: string;
    readonly score: number;
    readonly likeness: number;
  }[];
  /** What the probability is made of, each from 0 to 1. */
  readonly signals: Readonly<Record<string, number>>;
  /** That the first candidate is what was meant. */
  readonly probability: number;
  readonly decision: Decision['kind'];
};

const mostCandidates = 5;

export function explain({ question, candidates }: Ranking, { decision, signals, probability }: Judgement): Explanation {
  return {
    words: question.tokens.map(({ word }) => word),
    repairs: question.repairs,
    about: question.about,
    candidates: candidates
      .slice(0, mostCandidates)
      .map(({ entry, score, likeness }) => ({ id: entry.id, kind: entry.kind, score, likeness })),
    signals,
    probability,
    decision: decision.kind,
  };
}
