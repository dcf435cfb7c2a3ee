import type { Answer } from '../answering/reply.ts';
import type { Citation, Entry } from '../knowledge/knowledge.ts';
import type { Kind, Question } from './questions.ts';

/** A question and what became of it. */
export type Judged = {
  readonly question: Question;
  readonly answer: Answer;
  readonly right: boolean;
  /** Whether a gold sentence is among what the answer shows or offers. */
  readonly offered: boolean;
};

/** Shares from 0 to 1; a share of no questions is NaN. */
export type Figures = {
  readonly right: number;
  readonly rightByKind: Readonly<Record<Kind, number>>;
  readonly answerableRight: number;
  readonly answerableWrong: number;
  readonly goldOffered: number;
  readonly notAnswered: number;
  readonly recognisedNotStated: number;
};

/**
 * Right means: an answerable question is answered with a gold sentence; what can't be answered, and what is off the topic,
 * is not answered; a question with a false premise is not answered, or answered with a gold sentence.
 */
export function judge(question: Question, answer: Answer): Judged {
  const cited =
    answer.kind === 'answered' &&
    [answer, ...answer.more].some((told) => told.kind === 'answered' && holdsGold(told.fact.citations, question.gold));
  const right =
    question.kind === 'answerable' ? cited : answer.kind !== 'answered' || (question.kind === 'false-premise' && cited);
  const offered =
    cited || (answer.kind === 'unsure' && answer.choices.some((entry) => holdsGold(citationsOf(entry), question.gold)));
  return { question, answer, right, offered };
}

function citationsOf(entry: Entry): readonly Citation[] {
  return entry.kind === 'fact' ? entry.citations : [];
}

function holdsGold(citations: readonly Citation[], gold: readonly string[]): boolean {
  return citations.some(({ quote }) => gold.some((part) => quote.includes(part)));
}

export function figuresOf(judged: readonly Judged[]): Figures {
  const of = (...kinds: Kind[]) => judged.filter(({ question }) => kinds.includes(question.kind));
  const answerable = of('answerable');
  return {
    right: share(judged, ({ right }) => right),
    rightByKind: {
      answerable: share(answerable, ({ right }) => right),
      unanswerable: share(of('unanswerable'), ({ right }) => right),
      'false-premise': share(of('false-premise'), ({ right }) => right),
      offtopic: share(of('offtopic'), ({ right }) => right),
    },
    answerableRight: share(answerable, ({ right }) => right),
    answerableWrong: share(answerable, ({ right, answer }) => !right && answer.kind === 'answered'),
    goldOffered: share(answerable, ({ offered }) => offered),
    notAnswered: share(of('unanswerable', 'offtopic'), ({ answer }) => answer.kind !== 'answered'),
    recognisedNotStated: share(of('unanswerable'), ({ answer }) => answer.kind === 'not-stated'),
  };
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? Number.NaN : items.filter(holds).length / items.length;
}
