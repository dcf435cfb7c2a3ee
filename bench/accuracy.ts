import { createAnswerer } from '../src/answering/answerer.ts';
import { computeMetrics, type JudgedAnswer, judgeAnswer } from '../src/cli/evaluation/evaluate.ts';
import {
  loadShippedKnowledge,
  loadShippedQuestions,
  offTopicTexts,
  paraphraseTexts,
  type SearchText,
  sentenceTexts,
} from './datasets.ts';
import { findLibrary } from './engines.ts';
import type { SearchLibrary } from './libraries/search-library.ts';
import type { Accuracy } from './results.ts';
import { judgeCrossValidated, maximizeRight, maximizeRightWithin, type ThresholdTrial } from './thresholds.ts';

/** What a library searches: all that people may ask, or the article's sentences. */
export type Corpus = 'paraphrases' | 'sentences';

/** The share of answerable questions that may be answered wrongly by a careful bot. */
const maxWrongShare = 0.03;

/** A library that needs long for each question is asked every n-th pair of them, where there are many wordings. */
const samplingIntervals: Readonly<Record<string, number>> = { 'fuse.js': 5, 'fuse.js, token search': 2 };

/** How a contestant does on the shipped questions. */
export function measureAccuracy(name: string, corpus: Corpus): Accuracy {
  const library = findLibrary(name);
  if (!library) return measureEngine();
  const trials = runTrials(library, corpus);
  return toAccuracy(
    judgeCrossValidated(trials, maximizeRight),
    judgeCrossValidated(trials, maximizeRightWithin(maxWrongShare)),
  );
}

/** This engine decides by itself; its weights and thresholds were fitted on other questions (`npm run train`). */
function measureEngine(): Accuracy {
  const answerer = createAnswerer(loadShippedKnowledge());
  const judgedAnswers = loadShippedQuestions().map((question) => judgeAnswer(question, answerer.answer(question.q)));
  return toAccuracy(judgedAnswers, judgedAnswers);
}

/** What becomes of each question when the first hit is taken, and when it is not. */
function runTrials(library: SearchLibrary, corpus: Corpus): ThresholdTrial[] {
  const knowledge = loadShippedKnowledge();
  const answerer = createAnswerer(knowledge);
  const emptyAnswer = answerer.answer('');
  const paraphrases: readonly SearchText[] =
    corpus === 'sentences' ? sentenceTexts(knowledge) : [...paraphraseTexts(knowledge), ...offTopicTexts()];
  const search = library.createIndex(paraphrases.map(({ text }) => text));
  const interval = corpus === 'sentences' ? 1 : (samplingIntervals[library.name] ?? 1);
  return loadShippedQuestions().flatMap((question, position) => {
    if (Math.floor(position / 2) % interval !== 0) return [];
    const hit = search(question.q);
    const entry = hit && paraphrases[hit.position]?.entry;
    const rejected = judgeAnswer(question, emptyAnswer);
    return [
      {
        position,
        score: hit?.score ?? 0,
        rejected,
        accepted: entry ? judgeAnswer(question, answerer.answerEntry(entry)) : rejected,
      },
    ];
  });
}

function toAccuracy(judgedAnswers: readonly JudgedAnswer[], careful: readonly JudgedAnswer[]): Accuracy {
  const { right, answerableRight, answerableWrong, notAnswered } = computeMetrics(judgedAnswers);
  const carefulMetrics = computeMetrics(careful);
  return {
    questions: judgedAnswers.length,
    right,
    answerableRight,
    answerableWrong,
    notAnswered,
    careful: { answerableRight: carefulMetrics.answerableRight, answerableWrong: carefulMetrics.answerableWrong },
  };
}
