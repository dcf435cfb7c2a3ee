import type { Citation, Entry } from '../../knowledge/knowledge.ts';
import type { Answer } from '../../replies/answer.ts';
import type { EvaluationQuestion, QuestionKind } from './questions.ts';

/** A question and its result. */
export type JudgedAnswer = {
  readonly question: EvaluationQuestion;
  readonly answer: Answer;
  readonly right: boolean;
  /** Whether the answer or its choices contain a gold sentence. */
  readonly offered: boolean;
};

/** Shares from 0 to 1; a share of no questions is NaN. */
export type EvaluationMetrics = {
  readonly right: number;
  readonly rightByKind: Readonly<Record<QuestionKind, number>>;
  readonly answerableRight: number;
  readonly answerableWrong: number;
  readonly goldOffered: number;
  readonly notAnswered: number;
  readonly recognisedNotStated: number;
};

/**
 * A result is correct if an answerable question is answered with a gold sentence, an unanswerable or off-topic question
 * is not answered, and a question with a false premise is not answered or answered with a gold sentence.
 */
export function judgeAnswer(question: EvaluationQuestion, answer: Answer): JudgedAnswer {
  const citesGold =
    answer.kind === 'answered' &&
    [answer, ...answer.additionalAnswers].some(
      (entryAnswer) => entryAnswer.kind === 'answered' && includesGold(entryAnswer.fact.citations, question.gold),
    );
  const right =
    question.kind === 'answerable'
      ? citesGold
      : answer.kind !== 'answered' || (question.kind === 'false-premise' && citesGold);
  const offered =
    citesGold ||
    (answer.kind === 'unsure' && answer.choices.some((entry) => includesGold(citationsOf(entry), question.gold)));
  return { question, answer, right, offered };
}

function citationsOf(entry: Entry): readonly Citation[] {
  return entry.kind === 'fact' ? entry.citations : [];
}

function includesGold(citations: readonly Citation[], gold: readonly string[]): boolean {
  return citations.some(({ quote }) => gold.some((part) => quote.includes(part)));
}

export function computeMetrics(judgedAnswers: readonly JudgedAnswer[]): EvaluationMetrics {
  const ofKind = (...kinds: QuestionKind[]) => judgedAnswers.filter(({ question }) => kinds.includes(question.kind));
  const answerable = ofKind('answerable');
  return {
    right: share(judgedAnswers, ({ right }) => right),
    rightByKind: {
      answerable: share(answerable, ({ right }) => right),
      unanswerable: share(ofKind('unanswerable'), ({ right }) => right),
      'false-premise': share(ofKind('false-premise'), ({ right }) => right),
      offtopic: share(ofKind('offtopic'), ({ right }) => right),
    },
    answerableRight: share(answerable, ({ right }) => right),
    answerableWrong: share(answerable, ({ right, answer }) => !right && answer.kind === 'answered'),
    goldOffered: share(answerable, ({ offered }) => offered),
    notAnswered: share(ofKind('unanswerable', 'offtopic'), ({ answer }) => answer.kind !== 'answered'),
    recognisedNotStated: share(ofKind('unanswerable'), ({ answer }) => answer.kind === 'not-stated'),
  };
}

function share<T>(items: readonly T[], matches: (item: T) => boolean): number {
  return items.length === 0 ? Number.NaN : items.filter(matches).length / items.length;
}
