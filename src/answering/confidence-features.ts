import type { Entry } from '../knowledge/knowledge.ts';
import type { EntryIndex, SearchResult } from './entry-index.ts';
import { functionWords } from './text/lexicon/function-words.ts';
import type { OffTopicEntry } from './text/lexicon/off-topic.ts';
import { languageIdf } from './text/lexicon/word-frequencies.ts';
import type { Token } from './text/tokenizer.ts';

/** What tells whether the first candidate is what was meant; each from 0 to 1, more speaking for it unless said. */
export type ConfidenceFeatures = {
  /** How much of all likelihood is with candidates that would be answered by the same sentence, or are not stated either. */
  readonly probabilityMass: number;
  /** How like the question is to the nearest wording of the first candidate. */
  readonly similarity: number;
  /** How much of what the question's words tell some wording of the first candidate has. */
  readonly coverage: number;
  /** How rare, in English, the rarest word is that the first candidate lacks; speaks against it. */
  readonly unknownWordRarity: number;
  /** How many words and ideas say what the question is about; 1 is ten or more, 0 is none ("and why?"). */
  readonly contentWordCount: number;
  /** How far the first candidate is ahead of the first that disagrees with it. */
  readonly margin: number;
};

/** Scores are logs of likelihood that count words as if they were independent; divided by this they are near the truth. */
const temperature = 3;
/** A lead of this much is as good as certain. */
const maxMargin = 30;
/** More words and ideas than this tell no more. */
const maxContentWords = 10;
/** What a word counts that is known only by its idea, beside one that is known as it is. */
const conceptMatchStrength = 0.7;
/** What a word counts as strange that other entries know, beside one that none knows. */
const knownElsewhereFactor = 0.6;

export function extractConfidenceFeatures(
  { candidates, query }: SearchResult,
  index: Pick<EntryIndex, 'idf' | 'conceptFeatures'>,
): ConfidenceFeatures {
  const [first] = candidates;
  if (!first)
    return { probabilityMass: 0, similarity: 0, coverage: 0, unknownWordRarity: 1, contentWordCount: 0, margin: 0 };
  const likelihoods = candidates.map(({ score }) => Math.exp((score - first.score) / temperature));
  const sameAnswer = candidates.map(({ entry }) => haveSameAnswer(entry, first.entry));
  const runnerUp = candidates.find((_, position) => !sameAnswer[position]);
  const contentTokens = query.tokens.filter(({ word }) => !functionWords.has(word));
  const matchStrengths = contentTokens.map((token) => matchStrength(token, first.hasFeature, index));
  const weights = contentTokens.map(({ stem }) => index.idf(stem));
  return {
    probabilityMass:
      sum(likelihoods.map((likelihood, position) => (sameAnswer[position] ? likelihood : 0))) / sum(likelihoods),
    similarity: first.similarity,
    coverage: sum(weights.map((weight, position) => weight * (matchStrengths[position] ?? 0))) / (sum(weights) || 1),
    unknownWordRarity: Math.max(
      0,
      ...contentTokens.map(
        (token, position) => (1 - (matchStrengths[position] ?? 0)) * unknownWordRarity(token, index),
      ),
    ),
    contentWordCount: Math.min(query.contentTerms.length, maxContentWords) / maxContentWords,
    margin: Math.min((first.score - (runnerUp?.score ?? first.score - maxMargin)) / maxMargin, 1),
  };
}

/** Two facts that rest on one sentence are both right for it, and two things not stated both say that the article does not. */
export function haveSameAnswer(one: Entry | OffTopicEntry, other: Entry | OffTopicEntry): boolean {
  if (one.kind !== 'fact' || other.kind !== 'fact') return one.kind === other.kind;
  return one.citations.some((a) =>
    other.citations.some((b) => a.sourceId === b.sourceId && a.sentenceNumber === b.sentenceNumber),
  );
}

function matchStrength(
  token: Token,
  hasFeature: (feature: string) => boolean,
  { conceptFeatures }: Pick<EntryIndex, 'conceptFeatures'>,
): number {
  if (hasFeature(token.stem)) return 1;
  return conceptFeatures(token).some((feature) => hasFeature(feature)) ? conceptMatchStrength : 0;
}

function unknownWordRarity({ word, stem }: Token, { idf }: Pick<EntryIndex, 'idf'>): number {
  return languageIdf(word) * (idf(stem) < idf('') ? knownElsewhereFactor : 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
