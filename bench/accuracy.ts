import { createSnapshot } from '../src/answering/snapshot.ts';
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

/** What a library searches: all paraphrases, or the article's sentences. */
export type Corpus = 'paraphrases' | 'sentences';

/** The maximum share of answerable questions that a careful bot may answer incorrectly. */
const maxWrongShare = 0.03;

/** A slow library is measured on every n-th pair of questions if there are many paraphrases. */
const samplingIntervals: Readonly<Record<string, number>> = { 'fuse.js': 5, 'fuse.js, token search': 2 };

/** The results of an engine on the shipped questions. */
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
  const answerer = createSnapshot(loadShippedKnowledge()).answerer;
  const judgedAnswers = loadShippedQuestions().map((question) => judgeAnswer(question, answerer.answer(question.q)));
  return toAccuracy(judgedAnswers, judgedAnswers);
}

/** The result of each question with its first hit, and without an answer. */
function runTrials(library: SearchLibrary, corpus: Corpus): ThresholdTrial[] {
  const knowledge = loadShippedKnowledge();
  const answerer = createSnapshot(knowledge).answerer;
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
