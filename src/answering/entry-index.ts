import type { Entry, Knowledge } from '../knowledge/knowledge.ts';
import { type ConceptIndex, indexConcepts, matchConcepts, uniqueConcepts } from './concepts.ts';
import { addFeatures, extractFeatures, lookUpFeatures, type QueryVector, type Vocabulary } from './features.ts';
import { buildInvertedIndex, type InvertedIndex, rowsWith } from './inverted-index.ts';
import { type NaiveBayes, scoreLikelihoods, trainNaiveBayes } from './naive-bayes.ts';
import { indexParaphrases, type ParaphraseIndex, scoreSimilarities } from './paraphrase-similarity.ts';
import { parseQuery, type Query } from './query.ts';
import { computeIdf, computeUnseenIdf, sumVectors } from './sparse-vector.ts';
import { stripFillers } from './text/filler-phrases.ts';
import { type OffTopicEntry, offTopicEntries } from './text/lexicon/off-topic.ts';
import { isCommonWord } from './text/lexicon/word-frequencies.ts';
import { createSpellChecker, type SpellChecker } from './text/spell-checker.ts';
import { type Token, tokenise } from './text/tokenizer.ts';

export type IndexedEntry = Entry | OffTopicEntry;

export type EntryCandidate = {
  readonly entry: IndexedEntry;
  /** A log-likelihood; compares candidates of one question only. */
  readonly score: number;
  /** The similarity of the question to the entry's most similar paraphrase: 1 the same words, 0 nothing in common. */
  readonly similarity: number;
  /** Whether some paraphrase of the entry has the feature. */
  readonly hasFeature: (feature: string) => boolean;
};

/** The entries of a knowledge, indexed by question, paraphrases and answer. Plain data, so a worker thread can build it. */
export type EntryIndex = {
  readonly vocabulary: Vocabulary;
  readonly concepts: ConceptIndex;
  /** How often each word occurs in the entries and the article. */
  readonly wordCounts: ReadonlyMap<string, number>;
  /** The idf of each feature among the entries, and of a feature that none of them has. */
  readonly idf: Float64Array;
  readonly unseenIdf: number;
  readonly naiveBayes: NaiveBayes;
  readonly paraphrases: ParaphraseIndex;
  readonly features: InvertedIndex;
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

/** Among the measured questions, no right entry was ranked lower. */
const maxCandidates = 12;

/** Takes about 0.2 s for the largest files. */
export function indexEntries(knowledge: Knowledge): EntryIndex {
  const concepts = indexConcepts(knowledge.synonyms);
  const tokensByEntry = indexedEntries(knowledge).map((entry) =>
    indexedTexts(entry).map((text) => stripFillers(tokenise(text))),
  );
  const vocabulary = new Map<string, number>();
  const paraphraseVectors = tokensByEntry.map((paraphrases) =>
    paraphrases.map((tokens) =>
      addFeatures(vocabulary, extractFeatures(tokens, uniqueConcepts(matchConcepts(concepts, tokens)))),
    ),
  );
  const entryVectors = paraphraseVectors.map(sumVectors);
  const idf = computeIdf(vocabulary.size, entryVectors);
  const unseenIdf = computeUnseenIdf(entryVectors.length);
  return {
    vocabulary,
    concepts,
    wordCounts: countWords(knowledge, tokensByEntry),
    idf,
    unseenIdf,
    naiveBayes: trainNaiveBayes(vocabulary.size, entryVectors),
    paraphrases: indexParaphrases(paraphraseVectors, idf, unseenIdf),
    features: buildInvertedIndex(vocabulary.size, entryVectors),
  };
}

/** `index` is that of this knowledge. */
export function createEntrySearch(knowledge: Knowledge, index: EntryIndex): EntrySearch {
  const { vocabulary, concepts, idf, unseenIdf, naiveBayes, paraphrases, features } = index;
  const entries = indexedEntries(knowledge);
  const spellChecker = createEntrySpellChecker(index.wordCounts);
  const hasFeature = (position: number, name: string): boolean => {
    const featureId = vocabulary.get(name);
    return featureId !== undefined && rowsWith(features, featureId).includes(position);
  };
  const rank = (vector: QueryVector): EntryCandidate[] => {
    const { top1, top3 } = scoreSimilarities(paraphrases, vector);
    const scores = scoreLikelihoods(naiveBayes, vector).map(
      (logLikelihood, position) => logLikelihood + similarityWeight * (top3[position] ?? 0),
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
      return vector.featureIds.length > 0 ? rank(vector) : [];
    },
    idf(name) {
      const featureId = vocabulary.get(name);
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

function indexedEntries({ facts, notStated }: Knowledge): readonly IndexedEntry[] {
  return [...facts, ...notStated, ...offTopicEntries];
}

function indexedTexts(entry: IndexedEntry): string[] {
  return [entry.question, ...entry.paraphrases, ...(entry.kind === 'fact' ? [entry.answer] : [])];
}

/** The vocabulary of the spell checker includes the words of the article, since questions use them too. */
function countWords(
  { sources }: Knowledge,
  tokensByEntry: readonly (readonly (readonly Token[])[])[],
): ReadonlyMap<string, number> {
  const sentences = sources.flatMap((source) => source.sentences.map(({ text }) => tokenise(text)));
  const wordCounts = new Map<string, number>();
  for (const { word } of [...tokensByEntry.flat(), ...sentences].flat())
    wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1);
  return wordCounts;
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
