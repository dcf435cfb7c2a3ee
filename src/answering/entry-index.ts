import type { Entry, Knowledge } from '../knowledge/knowledge.ts';
import { createConceptMatcher, uniqueConcepts } from './concepts.ts';
import { createVocabulary, extractFeatures, type QueryVector } from './features.ts';
import { buildInvertedIndex } from './inverted-index.ts';
import { createNaiveBayes } from './naive-bayes.ts';
import { createParaphraseSimilarity } from './paraphrase-similarity.ts';
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

/** Ranks entries by questions. Whether to answer is the classifier's decision. */
export type EntryIndex = {
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

/** Indexes every entry by its question, its paraphrases and its answer. */
export function indexEntries(knowledge: Knowledge): EntryIndex {
  const entries: readonly IndexedEntry[] = [...knowledge.facts, ...knowledge.notStated, ...offTopicEntries];
  const concepts = createConceptMatcher(knowledge.synonyms);
  const tokensByEntry = entries.map((entry) => indexedTexts(entry).map((text) => stripFillers(tokenise(text))));
  const spellChecker = createEntrySpellChecker(knowledge, tokensByEntry);
  const vocabulary = createVocabulary();
  const paraphraseVectors = tokensByEntry.map((paraphrases) =>
    paraphrases.map((tokens) => vocabulary.add(extractFeatures(tokens, uniqueConcepts(concepts.match(tokens))))),
  );
  const entryVectors = paraphraseVectors.map(sumVectors);
  const idf = computeIdf(vocabulary.size(), entryVectors);
  const unseenIdf = computeUnseenIdf(entries.length);
  const naiveBayes = createNaiveBayes(vocabulary.size(), entryVectors);
  const paraphraseSimilarity = createParaphraseSimilarity(paraphraseVectors, idf, unseenIdf);
  const featureIndex = buildInvertedIndex(vocabulary.size(), entryVectors);
  const hasFeature = (position: number, name: string): boolean => {
    const featureId = vocabulary.idOf(name);
    return featureId !== undefined && featureIndex.rowsWith(featureId).includes(position);
  };
  const rank = (vector: QueryVector): EntryCandidate[] => {
    const { top1, top3 } = paraphraseSimilarity.score(vector);
    const scores = naiveBayes
      .score(vector)
      .map((logLikelihood, position) => logLikelihood + similarityWeight * (top3[position] ?? 0));
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
    search({ features }) {
      const vector = vocabulary.lookup(features);
      return vector.featureIds.length > 0 ? rank(vector) : [];
    },
    idf(name) {
      const featureId = vocabulary.idOf(name);
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

function indexedTexts(entry: IndexedEntry): string[] {
  return [entry.question, ...entry.paraphrases, ...(entry.kind === 'fact' ? [entry.answer] : [])];
}

/** Its vocabulary includes the words of the article, since questions use them too. */
function createEntrySpellChecker(
  { sources }: Knowledge,
  tokensByEntry: readonly (readonly (readonly Token[])[])[],
): SpellChecker {
  const sentences = sources.flatMap((source) => source.sentences.map(({ text }) => tokenise(text)));
  const wordCounts = new Map<string, number>();
  for (const { word } of [...tokensByEntry.flat(), ...sentences].flat())
    wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1);
  return createSpellChecker(wordCounts.keys(), isCommonWord, {
    frequencyBonus: (word) => frequencyBonus(wordCounts.get(word) ?? 1),
  });
}

/** A word that is used ten times as often may be this much of an edit further away. */
function frequencyBonus(count: number): number {
  return 0.15 * Math.log10(count);
}
