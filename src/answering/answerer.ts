import type { Citation, Entry, Fact, Knowledge, Source, SupportNotice } from '../knowledge/knowledge.ts';
import type { Explanation } from '../replies/explanation.ts';
import type { Answer, EntryAnswer, WithheldAnswer } from '../replies/reply.ts';
import { createEntryMatcher } from './entry-matcher.ts';
import type { Matcher } from './matcher.ts';
import { createSentenceMatcher } from './sentence-matcher.ts';
import { createSupportNoticeFinder } from './support-notices.ts';
import { splitQuestions } from './text/split-questions.ts';
import { tokenise } from './text/tokenizer.ts';

/** Answers questions from one state of the knowledge. Pure: the same question always gets the same answer. */
export type Answerer = {
  /** Any text is allowed; never throws. */
  answer(question: string): Answer;
  /** The reply that this entry gives, however it was found. */
  answerEntry(entry: Entry): EntryAnswer | WithheldAnswer;
  /** Why a question, taken as one, gets its outcome; for moderators, since it names what is withheld too. */
  explain(question: string): Explanation;
  /** What it answers from, for an answerer that tells less. */
  readonly matcher: Matcher;
};

const maxAlternatives = 3;
const maxSuggestions = 5;

export function createAnswerer(knowledge: Knowledge): Answerer {
  const matcher = knowledge.incident.draft ? createSentenceMatcher(knowledge) : createEntryMatcher(knowledge);
  return createAnswererFromMatcher(knowledge, matcher);
}

/** Answers from an index that is there already. `withheld` are facts that are recognised and not told, by id. */
export function createAnswererFromMatcher(
  knowledge: Knowledge,
  matcher: Matcher,
  withheldFacts: ReadonlyMap<string, Fact> = new Map(),
): Answerer {
  const { incident } = knowledge;
  const supportNotices = createSupportNoticeFinder(knowledge.supportNotices);
  const answerEntry = (entry: Entry, alternatives: readonly Entry[]): EntryAnswer => {
    const topAlternatives = alternatives.filter(({ id }) => id !== entry.id).slice(0, maxAlternatives);
    const common = {
      alternatives: topAlternatives,
      supportNotices: supportNotices.forEntries([entry]),
      incident,
      additionalAnswers: [],
    };
    if (entry.kind === 'fact') {
      return { kind: 'answered', fact: entry, ...common, source: citedSource(knowledge, entry.citations[0]) };
    }
    const closestSentence = entry.closestSentence ? { closestSentence: entry.closestSentence } : {};
    return {
      kind: 'not-stated',
      entry,
      ...closestSentence,
      ...common,
      source: citedSource(knowledge, entry.closestSentence),
    };
  };
  const answerOne = (question: string): Answer => {
    const { decision, rankedEntries } = matcher(question);
    switch (decision.kind) {
      case 'sure':
        return answerEntry(decision.best, rankedEntries);
      case 'unsure':
        return {
          kind: 'unsure',
          choices: decision.choices,
          supportNotices: supportNotices.forChoices(decision.choices),
          incident,
        };
      case 'none':
        return createNoMatch(knowledge, question, []);
      case 'withheld':
        return { kind: 'withheld', factId: decision.factId, incident };
      default:
        return decision satisfies never;
    }
  };
  return {
    answer(question) {
      const matchingNotices = supportNotices.forMessage(question);
      if (matchingNotices.length > 0) return createNoMatch(knowledge, question, matchingNotices);
      const questions = splitQuestions(question);
      return (questions.length > 1 ? combineAnswers(questions.map(answerOne)) : undefined) ?? answerOne(question);
    },
    answerEntry: (entry) =>
      withheldFacts.has(entry.id)
        ? { kind: 'withheld', factId: entry.id, incident }
        : answerEntry(entry, matcher(entry.question).rankedEntries),
    explain: (question) => matcher(question).explain(),
    matcher,
  };
}

/**
 * Several questions are answered together if each is sure by itself and they have different answers; facts come first. What
 * is withheld is only counted, unless nothing else was asked.
 */
function combineAnswers(answers: readonly Answer[]): Answer | undefined {
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
  return first ? { ...first, additionalAnswers, ...withheldField } : withheldAnswers[0];
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

function createNoMatch(knowledge: Knowledge, question: string, supportNotices: readonly SupportNotice[]): Answer {
  const empty = tokenise(question).length === 0;
  return {
    kind: 'no-match',
    empty,
    supportNotices,
    suggestions: featuredFacts(knowledge),
    incident: knowledge.incident,
  };
}

/** The facts with commands of their own: what the file's author thought most people would ask. */
export function featuredFacts(knowledge: Knowledge, maxFacts: number = maxSuggestions): readonly Fact[] {
  const withCommand = knowledge.facts.filter(({ command }) => command);
  return (withCommand.length > 0 ? withCommand : knowledge.facts).slice(0, maxFacts);
}

function citedSource(knowledge: Knowledge, citation: Citation | undefined): Source {
  return knowledge.sources.find(({ id }) => id === citation?.sourceId) ?? knowledge.sources[0];
}
