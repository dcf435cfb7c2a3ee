import { extractAnswerabilityFeatures, type ScoredSentence } from './answerability-features.ts';
import { dotProduct } from './linear-model.ts';
import { modelWeights } from './model-weights.ts';
import { findCandidates } from './ranking-features.ts';
import { indexSentences, type SentenceIndex } from './sentence-index.ts';
import { parseSentenceQuery, type SentenceQuery, type SpellingFix } from './sentence-query.ts';

/** The sentences of an article that may answer a question. */
export type RankedSentences = {
  /** At most 25, best first; `sentence` counts from 0, `score` is a log-odds that compares sentences of one question only. */
  readonly ranked: readonly { readonly sentenceIndex: number; readonly score: number }[];
  /** The probability (0..1) that the best sentence answers, if as many questions can be answered as not. */
  readonly answerProbability: number;
  readonly spellingFixes: readonly SpellingFix[];
};

/** Makes an article ready for questions, about 0.1 ms a sentence. */
export function indexArticle(sentences: readonly string[]): SentenceIndex {
  return indexSentences(sentences);
}

/** What the two linear models weigh each feature with, and the log-odds of an answer before any feature is seen. */
export type ModelWeights = {
  readonly ranking: Readonly<Record<string, number>>;
  readonly answerability: Readonly<Record<string, number>>;
  readonly answerabilityBias: number;
};

/**
 * Ranks an article's own sentences by how well they answer a question, and says how probable it is that the best one does.
 * Any text is allowed as a question. `weights` are others than the shipped ones only where they are fitted.
 */
export function rankSentences(
  index: SentenceIndex,
  question: string,
  weights: ModelWeights = modelWeights,
): RankedSentences {
  const query = parseSentenceQuery(index, question);
  const ranked = scoreSentences(index, query, weights.ranking);
  const logOdds =
    dotProduct(extractAnswerabilityFeatures(index, query, ranked), weights.answerability) + weights.answerabilityBias;
  return {
    ranked: ranked.map(({ sentenceIndex, score }) => ({ sentenceIndex, score })),
    answerProbability: ranked.length === 0 ? 0 : 1 / (1 + Math.exp(-logOdds)),
    spellingFixes: query.spellingFixes,
  };
}

/** The candidates of a question with their scores, best first. */
export function scoreSentences(
  index: SentenceIndex,
  query: SentenceQuery,
  weights: ModelWeights['ranking'],
): ScoredSentence[] {
  return findCandidates(index, query)
    .map(({ sentenceIndex, features }) => ({ sentenceIndex, features, score: dotProduct(features, weights) }))
    .sort((a, b) => b.score - a.score);
}
