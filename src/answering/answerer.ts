import type { Citation, Entry, Knowledge, Source, SupportNotice } from '../knowledge/knowledge.ts';
import type { Sentence } from '../knowledge/sentences.ts';
import {
  type Answer,
  buildFactAnswer,
  buildNoMatch,
  buildNotStatedAnswer,
  buildPassages,
  buildUnsure,
  buildWithheld,
  combineAnswers,
  type EntryAnswer,
  type WithheldAnswer,
} from '../replies/answer.ts';
import type { Explanation } from '../replies/explanation.ts';
import { featuredFacts } from './autocomplete.ts';
import { citeSentence } from './cite-sentence.ts';
import type { Matcher } from './entry-matcher.ts';
import { detectOtherLanguage } from './language.ts';
import { keepVisible, redactMatch, visibleEntriesOf, type WithheldFacts } from './redaction.ts';
import { closestSentences } from './sentences/closest-sentences.ts';
import { asksForOtherTime, findOtherTimes } from './sentences/other-times.ts';
import { findSmallTalk } from './small-talk.ts';
import type { SupportNoticeFinder } from './support-notices.ts';
import { languages } from './text/lexicon/languages.ts';
import { splitQuestions } from './text/split-questions.ts';
import { stripMarkup } from './text/strip-markup.ts';
import { type TokenisedText, tokeniseText } from './text/tokenizer.ts';
import { describeConflict } from './value-note.ts';

/** Answers questions from one version of the knowledge. Pure: a question always gets the same answer. */
export type Answerer = {
  /** Any text is allowed; never throws. */
  answer(message: string): Answer;
  /** The answer of an entry that is already known, for example from a button. */
  answerEntry(entry: Entry): EntryAnswer | WithheldAnswer;
  /** The visible entries that a question may mean, best first. */
  search(question: string): readonly Entry[];
  /** Explains the outcome of one question. For moderators only: it names withheld facts. */
  explain(question: string): Explanation;
  /** Matches withheld facts too. */
  readonly matcher: Matcher;
  readonly supportNotices: SupportNoticeFinder;
};

const maxAlternatives = 3;
/** Further facts of the same intent, such as the figure of another speaker. */
const maxOtherAnswers = 2;
const maxPassages = 3;

/** `withheldFacts` are known to the matcher and no longer part of the knowledge. */
export function createAnswerer(
  knowledge: Knowledge,
  matcher: Matcher,
  supportNotices: SupportNoticeFinder,
  withheldFacts: WithheldFacts = new Map(),
): Answerer {
  const { incident } = knowledge;
  const visibleEntries = visibleEntriesOf(knowledge);
  const alternativesByEntry = new WeakMap<Entry, readonly Entry[]>();
  const search = (question: string) => keepVisible(matcher.rank(tokeniseText(question)), visibleEntries);
  const buildAnswer = (entry: Entry, rankedEntries: readonly Entry[], question?: string) =>
    buildEntryAnswer(knowledge, entry, question, {
      alternatives: rankedEntries.filter(({ id }) => id !== entry.id).slice(0, maxAlternatives),
      supportNotices: supportNotices.forEntries([entry]),
      incident,
    });
  const answerQuestion = (question: TokenisedText): Answer => {
    const { decision, rankedEntries } = redactMatch(matcher.match(question), visibleEntries);
    switch (decision.kind) {
      case 'sure': {
        const { best, others = [] } = decision;
        const [first, ...more] = [best, ...others.slice(0, maxOtherAnswers)].map((entry) =>
          buildAnswer(entry, rankedEntries, question.text),
        );
        return first && more.length > 0 ? combineAnswers(first, more) : buildAnswer(best, rankedEntries, question.text);
      }
      case 'unchecked':
        return answerWithPassages(knowledge, question.text, supportNotices.forMessage(question.tokens));
      case 'unsure': {
        const { choices } = decision;
        return buildUnsure({ choices, supportNotices: supportNotices.forChoices(choices), incident });
      }
      case 'none':
        return answerNoMatch(knowledge, question, []);
      case 'withheld':
        return buildWithheld(decision.factId, incident);
      default:
        return decision satisfies never;
    }
  };
  return {
    answer(typed) {
      const text = stripMarkup(typed);
      const message = tokeniseText(text);
      const messageNotices = supportNotices.forMessage(message.tokens);
      if (messageNotices.length > 0) return answerNoMatch(knowledge, message, messageNotices);
      const topic = findSmallTalk(message, knowledge);
      if (topic !== undefined) return { kind: 'small-talk', topic, incident, source: knowledge.sources[0] };
      const language = detectOtherLanguage(text);
      if (language !== undefined)
        return { kind: 'other-language', sentence: languages.get(language)?.sentence ?? '', incident };
      const questions = splitQuestions(text);
      if (questions.length === 1) return answerQuestion(message);
      const parts = questions.map((question) => ({ question, answer: answerQuestion(tokeniseText(question)) }));
      return answerTogether(parts.map(({ answer }) => answer)) ?? answerInPart(parts, answerQuestion(message));
    },
    answerEntry(entry) {
      if (withheldFacts.has(entry.id)) return buildWithheld(entry.id, incident);
      const rankedEntries = alternativesByEntry.get(entry) ?? search(entry.question);
      alternativesByEntry.set(entry, rankedEntries);
      return buildAnswer(entry, rankedEntries);
    },
    search,
    explain: (question) => matcher.explain(tokeniseText(question)),
    matcher,
    supportNotices,
  };
}

type CommonFields = Pick<EntryAnswer, 'alternatives' | 'supportNotices' | 'incident'>;

/** `question` is what the user typed; undefined after a button. */
function buildEntryAnswer(
  knowledge: Knowledge,
  entry: Entry,
  question: string | undefined,
  common: CommonFields,
): EntryAnswer {
  if (entry.kind === 'fact') {
    const note = question === undefined ? undefined : describeConflict(question, entry, knowledge.incident);
    const source = citedSource(knowledge, entry.citations[0]);
    return buildFactAnswer({ fact: entry, ...common, source, ...(note !== undefined && { note }) });
  }
  const closestSentence = entry.closestSentence ? { closestSentence: entry.closestSentence } : {};
  const source = citedSource(knowledge, entry.closestSentence);
  return buildNotStatedAnswer({ entry, ...closestSentence, ...common, source });
}

/**
 * Answers several questions together if each has an answer and all answers differ. Facts come first. Withheld answers are
 * only counted, unless there are no others.
 */
function answerTogether(answers: readonly Answer[]): Answer | undefined {
  const entryAnswers = answers.flatMap((answer) =>
    answer.kind === 'answered' || answer.kind === 'not-stated' ? [answer] : [],
  );
  const withheldAnswers = answers.flatMap((answer) => (answer.kind === 'withheld' ? [answer] : []));
  const entryIds = new Set([...entryAnswers, ...withheldAnswers].map(answeredEntryId));
  if (entryIds.size < answers.length) return undefined;
  const [first, ...additionalAnswers] = entryAnswers.toSorted(
    (a, b) => Number(b.kind === 'answered') - Number(a.kind === 'answered'),
  );
  const withheldField = withheldAnswers.length > 0 ? { withheldCount: withheldAnswers.length } : {};
  return first ? { ...combineAnswers(first, additionalAnswers), ...withheldField } : withheldAnswers[0];
}

/** One answer to several questions names those that were not understood. Interjections such as “Really?” are no questions. */
function answerInPart(parts: readonly { readonly question: string; readonly answer: Answer }[], whole: Answer): Answer {
  const answer = isEntryAnswer(whole) ? whole : parts.map((part) => part.answer).find(isEntryAnswer);
  const unanswered = parts.filter(
    (part) =>
      (part.answer.kind === 'no-match' || part.answer.kind === 'unsure') &&
      tokeniseText(part.question).tokens.length >= minQuestionTokens,
  );
  if (!answer || unanswered.length === 0 || unanswered.length === parts.length) return answer ?? whole;
  return { ...answer, unansweredQuestions: unanswered.map(({ question }) => question) };
}

const minQuestionTokens = 3;

function isEntryAnswer(answer: Answer): answer is EntryAnswer {
  return answer.kind === 'answered' || answer.kind === 'not-stated';
}

function answeredEntryId(answer: EntryAnswer | WithheldAnswer): string {
  switch (answer.kind) {
    case 'answered':
      return answer.fact.id;
    case 'not-stated':
      return answer.entry.id;
    case 'withheld':
      return answer.factId;
    default:
      return answer satisfies never;
  }
}

/** Sentences about an earlier incident would mislead readers who ask about this one. */
function closestPassages(knowledge: Knowledge, question: string): readonly Sentence[] {
  const closest = closestSentences(knowledge, question);
  if (asksForOtherTime(question)) return closest;
  const isOtherTime = knowledge.sources.flatMap(({ sentences }) => findOtherTimes(sentences));
  const others = new Set(
    knowledge.sources.flatMap(({ sentences }) => sentences).filter((_, index) => isOtherTime[index]),
  );
  return closest.filter((sentence) => !others.has(sentence));
}

/** Nobody has checked the question, so the bot shows what comes closest and claims nothing. */
function answerWithPassages(knowledge: Knowledge, question: string, notices: readonly SupportNotice[]): Answer {
  const sentences = closestPassages(knowledge, question).slice(0, maxPassages);
  return buildPassages({
    citations: sentences.map((sentence) => citeSentence(knowledge, sentence)),
    sentences,
    supportNotices: notices,
    incident: knowledge.incident,
    source: knowledge.sources[0],
  });
}

function answerNoMatch(
  knowledge: Knowledge,
  { tokens }: TokenisedText,
  supportNotices: readonly SupportNotice[],
): Answer {
  return buildNoMatch({
    empty: tokens.length === 0,
    supportNotices,
    suggestions: featuredFacts(knowledge),
    incident: knowledge.incident,
  });
}

function citedSource(knowledge: Knowledge, citation: Citation | undefined): Source {
  return knowledge.sources.find(({ id }) => id === citation?.sourceId) ?? knowledge.sources[0];
}
