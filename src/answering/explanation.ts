import type { Classification, Decision } from './classifier.ts';
import type { SearchResult } from './entry-index.ts';
import type { SpellingFix } from './query.ts';

/** Why a question got its outcome, as plain data. */
export type Explanation = {
  /** As read: chat spellings written out, slips mended. */
  readonly words: readonly string[];
  readonly spellingFixes: readonly SpellingFix[];
  /** The words and ideas that say what the question is about. */
  readonly contentTerms: readonly string[];
  /** The first five, the best first. `score` is a log of likelihood, comparable within this question only. */
  readonly candidates: readonly {
    readonly id: string;
    readonly kind: string;
    readonly score: number;
    readonly similarity: number;
  }[];
  /** What the probability is made of, each from 0 to 1. */
  readonly features: Readonly<Record<string, number>>;
  /** That the first candidate is what was meant. */
  readonly probability: number;
  readonly decision: Decision['kind'];
};

const maxExplainedCandidates = 5;

export function buildExplanation(
  { query, candidates }: SearchResult,
  { decision, features, probability }: Classification,
): Explanation {
  return {
    words: query.tokens.map(({ word }) => word),
    spellingFixes: query.spellingFixes,
    contentTerms: query.contentTerms,
    candidates: candidates
      .slice(0, maxExplainedCandidates)
      .map(({ entry, score, similarity }) => ({ id: entry.id, kind: entry.kind, score, similarity })),
    features,
    probability,
    decision: decision.kind,
  };
}
