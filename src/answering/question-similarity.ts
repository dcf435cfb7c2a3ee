import type { Knowledge } from '../knowledge/knowledge.ts';
import { indexConcepts, matchConcepts, uniqueConcepts } from './concepts.ts';
import { addFeatures, extractFeatures } from './features.ts';
import { createLeaderClustering } from './leader-clustering.ts';
import { parseQuery } from './query.ts';
import { computeIdf, computeUnseenIdf, type SparseVector, sumVectors, toUnitTfIdf } from './sparse-vector.ts';
import { stripFillers } from './text/filler-phrases.ts';
import { isCommonWord } from './text/lexicon/word-frequencies.ts';
import { createSpellChecker } from './text/spell-checker.ts';
import { tokenise } from './text/tokenizer.ts';

/** Groups similar questions, by the features and idf weights of the knowledge that they are about. */
export type QuestionSimilarity = {
  /**
   * For each question the position of its leader (see leader-clustering.ts), or its own position if it is one. Appending
   * questions does not change the leaders of those before.
   */
  readonly leaders: (questions: readonly string[]) => readonly number[];
  /** Parses and caches a question ahead: about 0.2 ms, or 1 ms if none of its words is known. */
  readonly prepare: (question: string) => void;
};

/** The minimum cosine of two similar questions: "is the school closed" and "are the schools shut" have 0.53. */
const similarityThreshold = 0.4;

/** Enough for the idf weights; a full file has eighty paraphrases for each entry. */
const maxParaphrasesRead = 20;

const maxCachedQuestions = 20_000;

const cache = new WeakMap<Knowledge, QuestionSimilarity>();

/** The first call for a knowledge takes up to 50 ms; the result is cached. */
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

/** Turns questions into unit vectors. */
function createVectorizer(knowledge: Knowledge): (question: string) => SparseVector {
  const concepts = indexConcepts(knowledge.synonyms);
  const entries = [...knowledge.facts, ...knowledge.notStated].map(({ question, paraphrases }) =>
    [question, ...paraphrases.slice(0, maxParaphrasesRead)].map((text) => stripFillers(tokenise(text))),
  );
  const spellChecker = createSpellChecker(new Set(entries.flat(2).map(({ word }) => word)), isCommonWord);
  const vocabulary = new Map<string, number>();
  const entryVectors = entries.map((paraphrases) =>
    sumVectors(
      paraphrases.map((tokens) =>
        addFeatures(vocabulary, extractFeatures(tokens, uniqueConcepts(matchConcepts(concepts, tokens)))),
      ),
    ),
  );
  const idf = computeIdf(vocabulary.size, entryVectors);
  const unseenIdf = computeUnseenIdf(entries.length || 1);
  return (question) => {
    const { features } = parseQuery(tokenise(question), spellChecker, concepts);
    return toUnitTfIdf(sumVectors([addFeatures(vocabulary, features)]), idf, unseenIdf);
  };
}
