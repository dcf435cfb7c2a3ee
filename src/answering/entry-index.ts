import type { Entry, Knowledge } from '../knowledge/knowledge.ts';
import { createConceptMatcher } from './concepts.ts';
import { conceptFeature, extractFeatures } from './features.ts';
import { buildInvertedIndex, type SparseVector } from './inverted-index.ts';
import { createNaiveBayes, sumVectors } from './naive-bayes.ts';
import { createParaphraseSimilarity } from './paraphrase-similarity.ts';
import { parseQuery, type Query } from './query.ts';
import { stripFillers } from './text/filler-phrases.ts';
import { type OffTopicEntry, offTopicEntries } from './text/lexicon/off-topic.ts';
import { isCommonWord } from './text/lexicon/word-frequencies.ts';
import { createSpellChecker } from './text/spell-checker.ts';
import { type Token, tokenise } from './text/tokenizer.ts';
import { createVocabulary } from './vocabulary.ts';

/** An entry and what speaks for it. */
export type EntryCandidate = {
  readonly entry: Entry | OffTopicEntry;
  /** The order of candidates; a log of likelihood, comparable within one question only. */
  readonly score: number;
  /** How like the question is to one wording of the entry: 1 the same words, 0 nothing in common. */
  readonly similarity: number;
  /** Features that some wording of the entry has. */
  readonly hasFeature: (feature: string) => boolean;
};

/** The candidates for a question, the best first, and how the question was read. */
export type SearchResult = { readonly candidates: readonly EntryCandidate[]; readonly query: Query };

/** Which entries a question may mean. It only ranks; whether to answer is decided elsewhere. */
export type EntryIndex = {
  readonly search: (question: string) => SearchResult;
  /** How telling a feature is, over all entries; most for one that none of them has. */
  readonly idf: (feature: string) => number;
  /** The features of the ideas that one word stands for. */
  readonly conceptFeatures: (token: Token) => readonly string[];
};

/** What a likeness of 1 counts beside a log of likelihood. */
const similarityWeight = 20;

/** Candidates further down have never been right in what was measured. */
const maxCandidates = 12;

/** Indexes what people ask: every entry by its question, its wordings and its answer. */
export function indexEntries(knowledge: Knowledge): EntryIndex {
  const entries: readonly (Entry | OffTopicEntry)[] = [...knowledge.facts, ...knowledge.notStated, ...offTopicEntries];
  const concepts = createConceptMatcher(knowledge.synonyms);
  const tokensByEntry = entries.map((entry) => indexedTexts(entry).map((text) => stripFillers(tokenise(text))));
  const wordCounts = countWords([...tokensByEntry.flat(), ...sentenceTexts(knowledge).map(tokenise)]);
  const spellChecker = createSpellChecker(wordCounts.keys(), isCommonWord, {
    frequencyBonus: (word) => frequencyBonus(wordCounts.get(word) ?? 1),
  });
  const vocabulary = createVocabulary();
  const paraphraseVectors = tokensByEntry.map((paraphrases) =>
    paraphrases.map((tokens) => vocabulary.add(extractFeatures(tokens, concepts.match(tokens)))),
  );
  const entryVectors = paraphraseVectors.map(sumVectors);
  const idf = computeIdf(vocabulary.size(), entryVectors);
  const unseenIdf = Math.log(1 + entries.length / 0.5);
  const naiveBayes = createNaiveBayes(vocabulary.size(), entryVectors);
  const paraphraseSimilarity = createParaphraseSimilarity(paraphraseVectors, idf, unseenIdf);
  const featureIndex = buildInvertedIndex(vocabulary.size(), entryVectors);
  const hasFeature = (entry: number, name: string): boolean => {
    const featureId = vocabulary.idOf(name);
    return featureId !== undefined && featureIndex.rowsWith(featureId).includes(entry);
  };
  const candidatesFor = (features: ReturnType<typeof vocabulary.lookup>): EntryCandidate[] => {
    const logLikelihoods = naiveBayes.score(features);
    const { top1, top3 } = paraphraseSimilarity.score(features);
    const scores = logLikelihoods.map((logLikelihood, index) => logLikelihood + similarityWeight * (top3[index] ?? 0));
    return topPositions(scores, maxCandidates).flatMap((index) => {
      const entry = entries[index];
      if (!entry) return [];
      return [
        {
          entry,
          score: scores[index] ?? 0,
          similarity: top1[index] ?? 0,
          hasFeature: (name: string) => hasFeature(index, name),
        },
      ];
    });
  };
  return {
    idf(name) {
      const featureId = vocabulary.idOf(name);
      return featureId === undefined ? unseenIdf : (idf[featureId] ?? unseenIdf);
    },
    conceptFeatures: (token) => concepts.match([token]).map(conceptFeature),
    search(text) {
      const query = parseQuery(text, spellChecker, concepts);
      const features = vocabulary.lookup(query.features);
      return { query, candidates: features.featureIds.length > 0 ? candidatesFor(features) : [] };
    },
  };
}

/** The fewer entries have a feature, the more it tells. */
function computeIdf(featureCount: number, entries: readonly SparseVector[]): Float64Array {
  const frequency = new Uint32Array(featureCount);
  for (const entry of entries) {
    for (const featureId of entry.featureIds) frequency[featureId] = (frequency[featureId] ?? 0) + 1;
  }
  return Float64Array.from(frequency, (count) => Math.log(1 + entries.length / count));
}

/** The places of the highest scores, the highest first. */
function topPositions(scores: Float64Array, maxCount: number): number[] {
  const minScore = scores.toSorted().at(-maxCount) ?? Number.NEGATIVE_INFINITY;
  const positions = Array.from(scores.keys()).filter((position) => (scores[position] ?? 0) >= minScore);
  return positions.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, maxCount);
}

function indexedTexts(entry: Entry | OffTopicEntry): string[] {
  return [entry.question, ...entry.paraphrases, ...(entry.kind === 'fact' ? [entry.answer] : [])];
}

/** Answers are in the words of the article; so the speller knows those too. */
function sentenceTexts({ sources }: Knowledge): string[] {
  return sources.flatMap(({ sentences }) => sentences.map(({ text }) => text));
}

function countWords(texts: readonly (readonly Token[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tokens of texts) {
    for (const { word } of tokens) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** A word that is used ten times as often is meant as readily as one that is nearer by this part of a slip. */
function frequencyBonus(count: number): number {
  return 0.15 * Math.log10(count);
}
