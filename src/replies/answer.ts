import type { Citation, Entry, Fact, Incident, NotStated, Source, SupportNotice } from '../knowledge/knowledge.ts';
import type { Sentence } from '../knowledge/sentences.ts';
import type { Display } from './display.ts';

/** Parts that both kinds of answer share. */
type EntryAnswerParts = {
  /** The next best entries, for "Not what I asked"; up to three. */
  readonly alternatives: readonly Entry[];
  readonly supportNotices: readonly SupportNotice[];
  readonly incident: Incident;
  readonly source: Source;
  /** Answers to the other questions of the same message, in its order; up to two. */
  readonly additionalAnswers: readonly EntryAnswer[];
  /** How many of its questions have a withheld answer, if any. */
  readonly withheldCount?: number;
  /** The questions of the message that were not understood, as typed, if any. */
  readonly unansweredQuestions?: readonly string[];
  readonly display: Display;
};

/** A fact and the sentences behind it. */
export type FactAnswer = EntryAnswerParts & {
  readonly kind: 'answered';
  readonly fact: Fact;
  /** What the question assumes and the answer does not confirm, such as another time. */
  readonly note?: string;
};

/** The question was understood, but the article does not contain the answer. */
export type NotStatedAnswer = EntryAnswerParts & {
  readonly kind: 'not-stated';
  readonly entry: NotStated;
  readonly closestSentence?: Citation;
};

export type EntryAnswer = FactAnswer | NotStatedAnswer;

/** The question may mean several entries; up to three to choose from. */
export type Unsure = {
  readonly kind: 'unsure';
  readonly choices: readonly Entry[];
  readonly supportNotices: readonly SupportNotice[];
  readonly incident: Incident;
  readonly display: Display;
};

/** No entry matched. `empty` if there was no question to match. */
export type NoMatch = {
  readonly kind: 'no-match';
  readonly empty: boolean;
  /** Help for the user, if their words call for it; it replaces everything else. */
  readonly supportNotices: readonly SupportNotice[];
  readonly suggestions: readonly Fact[];
  readonly incident: Incident;
  readonly display: Display;
};

/** The question was understood, but nobody has checked whether the article answers it. */
export type Passages = {
  readonly kind: 'passages';
  /** The closest sentences, best first. */
  readonly citations: readonly Citation[];
  readonly supportNotices: readonly SupportNotice[];
  readonly incident: Incident;
  readonly source: Source;
  readonly display: Display;
};

/** The question was understood, but moderators withhold the answer. The reply does not even name its subject. */
export type WithheldAnswer = {
  readonly kind: 'withheld';
  readonly factId: string;
  readonly incident: Incident;
  readonly display: Display;
};

/** What people say to a bot besides questions about the incident. */
export const smallTalkTopics = [
  'greeting',
  'thanks',
  'farewell',
  'help',
  'identity',
  'source',
  'privacy',
  'certainty',
  'insult',
] as const;
export type SmallTalkTopic = (typeof smallTalkTopics)[number];

/** A friendly line. It has no display, so it is neither counted nor recorded. */
export type SmallTalk = {
  readonly kind: 'small-talk';
  readonly topic: SmallTalkTopic;
  readonly incident: Incident;
  readonly source: Source;
};

/** The question is not in English. `sentence` says in its language that the bot only understands English; '' if unknown. */
export type OtherLanguage = { readonly kind: 'other-language'; readonly sentence: string; readonly incident: Incident };

/** The result of a message, each kind rendered differently. */
export type Answer =
  | FactAnswer
  | NotStatedAnswer
  | Passages
  | Unsure
  | NoMatch
  | WithheldAnswer
  | SmallTalk
  | OtherLanguage;

type SingleAnswer<T extends EntryAnswer> = Omit<
  T,
  'kind' | 'display' | 'additionalAnswers' | 'withheldCount' | 'unansweredQuestions'
>;

export function buildFactAnswer(parts: SingleAnswer<FactAnswer>): FactAnswer {
  return { kind: 'answered', ...parts, additionalAnswers: [], display: entryDisplay(parts.fact) };
}

export function buildNotStatedAnswer(parts: SingleAnswer<NotStatedAnswer>): NotStatedAnswer {
  return { kind: 'not-stated', ...parts, additionalAnswers: [], display: entryDisplay(parts.entry) };
}

/** One message with several answers. */
export function combineAnswers(first: EntryAnswer, additionalAnswers: readonly EntryAnswer[]): EntryAnswer {
  const items = [first, ...additionalAnswers].flatMap(({ display }) => display.items);
  return { ...first, additionalAnswers, display: { layout: { kind: 'answer' }, items } };
}

export function buildUnsure(parts: Omit<Unsure, 'kind' | 'display'>): Unsure {
  return { kind: 'unsure', ...parts, display: { layout: { kind: 'choices' }, items: parts.choices.map(questionItem) } };
}

export function buildNoMatch(parts: Omit<NoMatch, 'kind' | 'display'>): NoMatch {
  const { empty, supportNotices, suggestions } = parts;
  const items = supportNotices.length > 0 ? [] : suggestions.map(questionItem);
  return { kind: 'no-match', ...parts, display: { layout: { kind: 'suggestions', isEmpty: empty }, items } };
}

export function buildPassages(
  parts: Omit<Passages, 'kind' | 'display'> & { readonly sentences: readonly Sentence[] },
): Passages {
  const { sentences, ...rest } = parts;
  const items = sentences.map((sentence) => ({ kind: 'sentence' as const, sentence }));
  return { kind: 'passages', ...rest, display: { layout: { kind: 'passages' }, items } };
}

export function buildWithheld(factId: string, incident: Incident): WithheldAnswer {
  return { kind: 'withheld', factId, incident, display: { layout: { kind: 'answer' }, items: [] } };
}

function entryDisplay(entry: Entry): Display {
  return { layout: { kind: 'answer' }, items: [{ kind: 'entry', entry }] };
}

function questionItem(entry: Entry) {
  return { kind: 'question' as const, entry };
}
