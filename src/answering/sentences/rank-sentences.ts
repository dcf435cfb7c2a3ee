import type { SpellingFix } from '../text/spell-checker.ts';
import { extractAnswerabilityFeatures, type ScoredSentence } from './answerability-features.ts';
import { modelWeights } from './model-weights.ts';
import { findCandidates } from './ranking-features.ts';
import type { SentenceIndex } from './sentence-index.ts';
import type { SentenceQuery } from './sentence-query.ts';

/** The sentences of an article that may answer a question. */
export type RankedSentences = {
  /** Up to 25, best first. `score` is a log-odds and compares sentences of one question only. */
  readonly ranked: readonly { readonly sentenceIndex: number; readonly score: number }[];
  /** The probability (0 to 1) that the best sentence answers, if half of all questions can be answered. */
  readonly answerProbability: number;
  readonly spellingFixes: readonly SpellingFix[];
};

/** The weights of the two linear models, and the bias of the second. */
export type ModelWeights = {
  readonly ranking: Readonly<Record<string, number>>;
  readonly answerability: Readonly<Record<string, number>>;
  readonly answerabilityBias: number;
};

/** Ranks the sentences by how well they answer, and estimates whether the best one does. Only the training passes weights. */
export function rankSentences(
  index: SentenceIndex,
  query: SentenceQuery,
  weights: ModelWeights = modelWeights,
): RankedSentences {
  const ranked = scoreSentences(index, query, weights.ranking);
  const features = extractAnswerabilityFeatures(index, query, ranked);
  const logOdds = weightedSum(features, weights.answerability) + weights.answerabilityBias;
  return {
    ranked: ranked.map(({ sentenceIndex, score }) => ({ sentenceIndex, score })),
    answerProbability: ranked.length === 0 ? 0 : 1 / (1 + Math.exp(-logOdds)),
    spellingFixes: query.spellingFixes,
  };
}

/** The candidates with their scores, best first. */
export function scoreSentences(
  index: SentenceIndex,
  query: SentenceQuery,
  weights: ModelWeights['ranking'],
): ScoredSentence[] {
  return findCandidates(index, query)
    .map(({ sentenceIndex, features }) => ({ sentenceIndex, features, score: weightedSum(features, weights) }))
    .sort((a, b) => b.score - a.score);
}

/** A feature without a weight counts 0. */
function weightedSum(features: Readonly<Record<string, number>>, weights: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const name in weights) sum += (features[name] ?? 0) * (weights[name] ?? 0);
  return sum;
}
