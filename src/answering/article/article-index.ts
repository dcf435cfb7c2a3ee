import { answerableFeatures, type Scored } from './answerable-features.ts';
import { fittedWeights } from './fitted-weights.ts';
import { type ArticleIndex, indexSentences } from './indexed-article.ts';
import { candidatesOf } from './ranking-features.ts';
import { type ReadQuestion, type Repair, readQuestion } from './read-question.ts';
import { weigh } from './weigh.ts';

/** The sentences of an article that may answer a question. */
export type RankedSentences = {
  /** At most 25, best first; `sentence` counts from 0, `score` is a log-odds that compares sentences of one question only. */
  readonly ranked: readonly { readonly sentence: number; readonly score: number }[];
  /** The probability (0..1) that the best sentence answers, if as many questions can be answered as not. */
  readonly answerable: number;
  readonly repairs: readonly Repair[];
};

/** Makes an article ready for questions, about 0.1 ms a sentence. */
export function indexArticle(sentences: readonly string[]): ArticleIndex {
  return indexSentences(sentences);
}

/** What the two linear models weigh each feature with, and the log-odds of an answer before any feature is seen. */
export type Weights = {
  readonly ranking: Readonly<Record<string, number>>;
  readonly answerable: Readonly<Record<string, number>>;
  readonly answerableBias: number;
};

/**
 * Ranks an article's own sentences by how well they answer a question, and says how probable it is that the best one does.
 * Any text is allowed as a question. `weights` are others than the shipped ones only where they are fitted.
 */
export function rankSentences(
  index: ArticleIndex,
  question: string,
  weights: Weights = fittedWeights,
): RankedSentences {
  const read = readQuestion(index, question);
  const ranked = scoreSentences(index, read, weights.ranking);
  const logOdds = weigh(answerableFeatures(index, read, ranked), weights.answerable) + weights.answerableBias;
  return {
    ranked: ranked.map(({ sentence, score }) => ({ sentence, score })),
    answerable: ranked.length === 0 ? 0 : 1 / (1 + Math.exp(-logOdds)),
    repairs: read.repairs,
  };
}

/** The candidates of a question with their scores, best first. */
export function scoreSentences(index: ArticleIndex, question: ReadQuestion, weights: Weights['ranking']): Scored[] {
  return candidatesOf(index, question)
    .map(({ sentence, features }) => ({ sentence, features, score: weigh(features, weights) }))
    .sort((a, b) => b.score - a.score);
}
