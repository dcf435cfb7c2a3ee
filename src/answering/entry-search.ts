import { type EntryIndex, type IndexedEntry, type IndexedKnowledge, indexedEntries } from './entry-index.ts';
import { lookUpFeatures, type QueryVector } from './features.ts';
import { rowsWith } from './inverted-index.ts';
import { questionVector, scoreMeanVector } from './mean-vector-model.ts';
import { scoreLikelihoods } from './naive-bayes.ts';
import { scoreSimilarities } from './paraphrase-similarity.ts';
import { parseQuery, type Query } from './query.ts';
import { isCommonWord } from './text/lexicon/word-frequencies.ts';
import { createSpellChecker, type SpellChecker } from './text/spell-checker.ts';
import type { Token } from './text/tokenizer.ts';
import { findFeatureId } from './vocabulary.ts';

export type EntryCandidate = {
  readonly entry: IndexedEntry;
  /** A log-likelihood; compares candidates of one question only. */
  readonly score: number;
  /** The similarity of the question to the entry's most similar paraphrase: 1 the same words, 0 nothing in common. */
  readonly similarity: number;
  /** Whether some paraphrase of the entry has the feature. */
  readonly hasFeature: (feature: string) => boolean;
};

/** Ranks entries by questions. Whether to answer is the classifier's decision. */
export type EntrySearch = {
  readonly parse: (questionTokens: readonly Token[]) => Query;
  /** The best candidates, best first; none if no feature of the query is known. */
  readonly search: (query: Query) => readonly EntryCandidate[];
  /** The idf of a feature among the entries. */
  readonly idf: (feature: string) => number;
};

/** How much a paraphrase similarity of 1 adds to a log-likelihood. */
const similarityWeight = 20;
/**
 * How much a log-probability by mean word vectors adds to a log-likelihood: three with up to fifteen paraphrases for each
 * entry, nothing from 45 on. With many paraphrases it does not help.
 */
function meanVectorWeight({ sizes }: EntryIndex['paraphrases']): number {
  const average = sizes.reduce((sum, size) => sum + size, 0) / Math.max(sizes.length, 1);
  return Math.min(Math.max((45 - average) / 10, 0), 3);
}

/** Among the measured questions, no right entry was ranked lower. */
const maxCandidates = 12;

/** `index` is that of this knowledge. */
export function createEntrySearch(knowledge: IndexedKnowledge, index: EntryIndex): EntrySearch {
  const { vocabulary, concepts, idf, unseenIdf, naiveBayes, paraphrases } = index;
  const entries = indexedEntries(knowledge);
  const directionWeight = meanVectorWeight(paraphrases);
  const spellChecker = createEntrySpellChecker(index.wordCounts);
  const hasFeature = (position: number, name: string): boolean => {
    const featureId = findFeatureId(vocabulary, name);
    return featureId !== undefined && rowsWith(naiveBayes.likelihoodRatios, featureId).includes(position);
  };
  const rank = (vector: QueryVector, tokens: readonly Token[]): EntryCandidate[] => {
    const direction = questionVector(tokens);
    const meanVectorScores = direction && scoreMeanVector(index.meanVectors, direction);
    const { top1, top3 } = scoreSimilarities(paraphrases, vector);
    const scores = scoreLikelihoods(naiveBayes, vector).map(
      (logLikelihood, position) =>
        logLikelihood +
        similarityWeight * (top3[position] ?? 0) +
        directionWeight * (meanVectorScores?.[position] ?? 0),
    );
    return topPositions(scores, maxCandidates).flatMap((position) => {
      const entry = entries[position];
      if (!entry) return [];
      return {
        entry,
        score: scores[position] ?? 0,
        similarity: top1[position] ?? 0,
        hasFeature: (name) => hasFeature(position, name),
      };
    });
  };
  return {
    parse: (questionTokens) => parseQuery(questionTokens, spellChecker, concepts),
    search(query) {
      const vector = lookUpFeatures(vocabulary, query.features);
      return vector.featureIds.length > 0 ? rank(vector, query.tokens) : [];
    },
    idf(name) {
      const featureId = findFeatureId(vocabulary, name);
      return featureId === undefined ? unseenIdf : (idf[featureId] ?? unseenIdf);
    },
  };
}

/** The positions of the highest scores, highest first. */
function topPositions(scores: Float64Array, maxCount: number): number[] {
  const minScore = scores.toSorted().at(-maxCount) ?? Number.NEGATIVE_INFINITY;
  const positions = Array.from(scores.keys()).filter((position) => (scores[position] ?? 0) >= minScore);
  return positions.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, maxCount);
}

function createEntrySpellChecker(wordCounts: ReadonlyMap<string, number>): SpellChecker {
  return createSpellChecker(wordCounts.keys(), isCommonWord, {
    frequencyBonus: (word) => frequencyBonus(wordCounts.get(word) ?? 1),
  });
}

/** A word that is used ten times as often may be this much of an edit further away. */
function frequencyBonus(count: number): number {
  return 0.15 * Math.log10(count);
}
