import type { Knowledge } from '../knowledge/knowledge.ts';
import { createConceptMatcher } from './concepts.ts';
import { extractFeatures } from './features.ts';
import type { SparseVector } from './inverted-index.ts';
import { createLeaderClustering } from './leader-clustering.ts';
import { parseQuery } from './query.ts';
import { stripFillers } from './text/filler-phrases.ts';
import { isCommonWord } from './text/lexicon/word-frequencies.ts';
import { createSpellChecker } from './text/spell-checker.ts';
import { tokenise } from './text/tokenizer.ts';
import { createVocabulary } from './vocabulary.ts';

/** Tells which questions are alike, by what the index sees in them: stems, ideas, neighbours, and how telling each is here. */
export type QuestionSimilarity = {
  /**
   * For each question the place of the one that it is most like among those before it that are like no other, or its own
   * place where it is like none. So more questions behind these change nothing about them.
   */
  readonly leaders: (questions: readonly string[]) => readonly number[];
  /** Reads a question ahead, some 0.2 ms, or 1 ms where no word of it is known; then it takes `leaders` no time to read. */
  readonly prepare: (question: string) => void;
};

/** From here on two questions count as alike (cosine of tf-idf): "is the school closed" and "are the schools shut" are 0.53 so. */
const similarityThreshold = 0.4;

/** So many wordings of an entry tell enough of how rare words are; a full file has eighty of each. */
const maxParaphrasesRead = 20;

/** Questions that are kept as they were read, since the same ones are looked at again and again. */
const maxCachedQuestions = 20_000;

const cache = new WeakMap<Knowledge, QuestionSimilarity>();

/** The likeness of questions about this knowledge; takes some 50 ms the first time, for the largest. */
export function questionSimilarity(knowledge: Knowledge): QuestionSimilarity {
  const similarity = cache.get(knowledge) ?? createQuestionSimilarity(knowledge);
  cache.set(knowledge, similarity);
  return similarity;
}

function createQuestionSimilarity(knowledge: Knowledge): QuestionSimilarity {
  const vectorize = createVectorizer(knowledge);
  const vectors = new Map<string, SparseVector>();
  const cachedVector = (question: string): SparseVector => {
    const vector = vectors.get(question) ?? vectorize(question);
    if (vectors.size >= maxCachedQuestions) vectors.clear();
    vectors.set(question, vector);
    return vector;
  };
  return {
    leaders(questions) {
      const findLeader = createLeaderClustering(similarityThreshold);
      return questions.map((question) => findLeader(cachedVector(question)));
    },
    prepare: (question) => void cachedVector(question),
  };
}

/** Reads a question into a vector of length 1. */
function createVectorizer(knowledge: Knowledge): (question: string) => SparseVector {
  const concepts = createConceptMatcher(knowledge.synonyms);
  const entries = [...knowledge.facts, ...knowledge.notStated].map(({ question, paraphrases }) =>
    [question, ...paraphrases.slice(0, maxParaphrasesRead)].map((text) => stripFillers(tokenise(text))),
  );
  const spellChecker = createSpellChecker(new Set(entries.flat(2).map(({ word }) => word)), isCommonWord);
  const vocabulary = createVocabulary();
  const entryVectors = entries.map((paraphrases) =>
    vocabulary.add(paraphrases.flatMap((tokens) => extractFeatures(tokens, concepts.match(tokens)))),
  );
  const idf = computeIdf(vocabulary.size(), entryVectors);
  const unseenIdf = Math.log(1 + (entries.length || 1) / 0.5);
  return (question) => {
    const { featureIds, weights } = vocabulary.add(parseQuery(question, spellChecker, concepts).features);
    const sums = new Map<number, number>();
    featureIds.forEach((featureId, index) => {
      sums.set(featureId, (sums.get(featureId) ?? 0) + (weights[index] ?? 0) * (idf[featureId] ?? unseenIdf));
    });
    const length = Math.sqrt(sums.values().reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    return { featureIds: [...sums.keys()], weights: Array.from(sums.values(), (weight) => weight / length) };
  };
}

/** The fewer entries have a feature, the more it tells. */
function computeIdf(featureCount: number, entries: readonly SparseVector[]): Float64Array {
  const frequency = new Uint32Array(featureCount);
  for (const entry of entries) {
    for (const featureId of new Set(entry.featureIds)) frequency[featureId] = (frequency[featureId] ?? 0) + 1;
  }
  return Float64Array.from(frequency, (count) => Math.log(1 + entries.length / count));
}
