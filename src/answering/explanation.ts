import type { Explanation } from '../replies/explanation.ts';
import type { Classification } from './classifier.ts';
import type { SearchResult } from './entry-index.ts';

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
