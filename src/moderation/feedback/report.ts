import { findEntry, type Knowledge } from '../../knowledge/knowledge.ts';
import type { FeedbackReport } from '../../replies/feedback-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import type { EntryCount, OutcomeCount, Store, VoteCount } from '../../store/store.ts';
import type { ActiveKnowledge, Moderation } from '../moderation.ts';
import { daysBefore } from '../state/days.ts';
import { preloadQuestions } from './gaps/gap-group-cache.ts';
import { findOpenGroups, groupGaps } from './gaps/gap-groups.ts';

export type ReportOptions = {
  readonly store: Store;
  readonly activeKnowledge: Pick<ActiveKnowledge, 'forChannel'>;
  readonly now: () => Date;
};

const maxDays = 90;
const maxListed = 10;
const maxGroups = 5;

/** The report of a server about the incident of the channel. Days are UTC days; the number of days is limited to 1–90. */
export function createReport({ store, activeKnowledge, now }: ReportOptions): Moderation['report'] {
  return async (moderator, requestedDays): Promise<Reply> => {
    const snapshot = await activeKnowledge.forChannel(moderator);
    const { knowledge } = snapshot;
    const days = Math.min(Math.max(Math.trunc(requestedDays) || 1, 1), maxDays);
    const dates = lastDays(now(), days);
    const since = new Date(`${dates[0]}T00:00:00Z`);
    const [outcomes, entryCounts, votes, gaps] = await store.transaction(async ({ answers, votes, gaps }) => [
      await answers.outcomeCounts(moderator.serverId, knowledge.incident.id, since),
      await answers.entryCounts(moderator.serverId, knowledge.incident.id, since),
      await votes.counts(moderator.serverId, knowledge.incident.id, since),
      await gaps.list(moderator.serverId, knowledge.incident.id),
    ]);
    await preloadQuestions(gaps, knowledge);
    const groups = findOpenGroups(groupGaps(gaps, knowledge, since), snapshot).map(({ summary }) => summary);
    return {
      kind: 'report',
      days,
      dailyCounts: dates.map((date) => countsForDay(date, outcomes)),
      ...summarizeEntries(entryCounts, knowledge),
      ...summarizeVotes(votes, knowledge),
      gapCount: groups.reduce((sum, { count }) => sum + count, 0),
      topGapGroups: groups.slice(0, maxGroups),
    };
  };
}

/** As YYYY-MM-DD, oldest first, today last. */
function lastDays(now: Date, days: number): string[] {
  return Array.from({ length: days }, (_, index) =>
    daysBefore(now, days - 1 - index)
      .toISOString()
      .slice(0, 10),
  );
}

function countsForDay(date: string, outcomes: readonly OutcomeCount[]): FeedbackReport['dailyCounts'][number] {
  const count = (outcome: OutcomeCount['outcome']) =>
    outcomes.find((total) => total.day === date && total.outcome === outcome)?.count ?? 0;
  return {
    day: date,
    answered: count('answered'),
    notStated: count('not-stated'),
    unsure: count('unsure'),
    noMatch: count('no-match'),
    withheld: count('withheld'),
  };
}

/** Lists active entries only: withheld and removed facts are not named. */
function summarizeEntries(
  entries: readonly EntryCount[],
  knowledge: Knowledge,
): Pick<FeedbackReport, 'mostAskedEntries' | 'neverShownQuestions'> {
  const answeredIds = new Set(entries.map(({ entryId }) => entryId));
  return {
    mostAskedEntries: entries
      .flatMap(({ entryId, count }) => findQuestion(knowledge, entryId).map((question) => ({ question, count })))
      .slice(0, maxListed),
    neverShownQuestions: knowledge.facts.filter(({ id }) => !answeredIds.has(id)).map(({ question }) => question),
  };
}

function summarizeVotes(
  votes: readonly VoteCount[],
  knowledge: Knowledge,
): Pick<FeedbackReport, 'votes' | 'disputedAnswers'> {
  const sum = (kind: VoteCount['kind']) =>
    votes.filter((vote) => vote.kind === kind).reduce((total, { count }) => total + count, 0);
  return {
    votes: { helpful: sum('helpful'), notAsked: sum('not-asked'), unsupported: sum('unsupported') },
    disputedAnswers: votes
      .filter(({ kind }) => kind === 'unsupported')
      .toSorted((a, b) => b.count - a.count)
      .flatMap(({ entryId, count }) =>
        findQuestion(knowledge, entryId).map((question) => ({ question, unsupported: count })),
      )
      .slice(0, maxListed),
  };
}

function findQuestion(knowledge: Knowledge, id: string): string[] {
  const entry = findEntry(knowledge, id);
  return entry ? [entry.question] : [];
}
