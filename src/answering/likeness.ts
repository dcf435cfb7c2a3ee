import type { Knowledge } from '../knowledge/knowledge.ts';
import { openConcepts } from './concepts.ts';
import { openFeatureTable } from './feature-table.ts';
import { featuresOf } from './features.ts';
import { withoutFillers } from './fillers.ts';
import { isCommonWord } from './language.ts';
import { openLeaders } from './leaders.ts';
import type { Row } from './postings.ts';
import { readQuestion } from './read-question.ts';
import { openSpeller } from './spelling.ts';
import { tokenise } from './tokens.ts';

/** Tells which questions are alike, by what the index sees in them: stems, ideas, neighbours, and how telling each is here. */
export type Likeness = {
  /**
   * For each question the place of the one that it is most like among those before it that are like no other, or its own
   * place where it is like none. So more questions behind these change nothing about them.
   */
  readonly leaders: (questions: readonly string[]) => readonly number[];
  /** Reads a question ahead, some 0.2 ms, or 1 ms where no word of it is known; then it takes `leaders` no time to read. */
  readonly read: (question: string) => void;
};

/** From here on two questions count as alike (cosine of tf-idf): "is the school closed" and "are the schools shut" are 0.53 so. */
const alike = 0.4;

/** So many wordings of an entry tell enough of how rare words are; a full file has eighty of each. */
const wordingsRead = 20;

/** Questions that are kept as they were read, since the same ones are looked at again and again. */
const mostKept = 20_000;

const made = new WeakMap<Knowledge, Likeness>();

/** The likeness of questions about this knowledge; takes some 50 ms the first time, for the largest. */
export function likenessOf(knowledge: Knowledge): Likeness {
  const likeness = made.get(knowledge) ?? openLikeness(knowledge);
  made.set(knowledge, likeness);
  return likeness;
}

function openLikeness(knowledge: Knowledge): Likeness {
  const read = openReading(knowledge);
  const kept = new Map<string, Row>();
  const vectorOf = (question: string): Row => {
    const vector = kept.get(question) ?? read(question);
    if (kept.size >= mostKept) kept.clear();
    kept.set(question, vector);
    return vector;
  };
  return {
    leaders(questions) {
      const leaderOf = openLeaders(alike);
      return questions.map((question) => leaderOf(vectorOf(question)));
    },
    read: (question) => void vectorOf(question),
  };
}

/** Reads a question into a vector of length 1. */
function openReading(knowledge: Knowledge): (question: string) => Row {
  const concepts = openConcepts(knowledge.terms);
  const entries = [...knowledge.facts, ...knowledge.notStated].map(({ question, asked }) =>
    [question, ...asked.slice(0, wordingsRead)].map((text) => withoutFillers(tokenise(text))),
  );
  const speller = openSpeller(new Set(entries.flat(2).map(({ word }) => word)), isCommonWord);
  const table = openFeatureTable();
  const rows = entries.map((wordings) =>
    table.learn(wordings.flatMap((tokens) => featuresOf(tokens, concepts.in(tokens)))),
  );
  const idf = idfOf(table.size(), rows);
  const unseen = Math.log(1 + (entries.length || 1) / 0.5);
  return (question) => {
    const { features, weights } = table.learn(readQuestion(question, speller, concepts).features);
    const sums = new Map<number, number>();
    features.forEach((feature, at) => {
      sums.set(feature, (sums.get(feature) ?? 0) + (weights[at] ?? 0) * (idf[feature] ?? unseen));
    });
    const length = Math.sqrt(sums.values().reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    return { features: [...sums.keys()], weights: Array.from(sums.values(), (weight) => weight / length) };
  };
}

/** The fewer entries have a feature, the more it tells. */
function idfOf(features: number, entries: readonly Row[]): Float64Array {
  const frequency = new Uint32Array(features);
  for (const entry of entries) {
    for (const feature of new Set(entry.features)) frequency[feature] = (frequency[feature] ?? 0) + 1;
  }
  return Float64Array.from(frequency, (count) => Math.log(1 + entries.length / count));
}
