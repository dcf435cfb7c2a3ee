import type { Report } from '../answering/moderator-reply.ts';
import type { Reply } from '../answering/reply.ts';
import { findEntry, type Knowledge } from '../knowledge/knowledge.ts';
import type { EntryCount, OutcomeCount, Store, VoteCount } from '../store/store.ts';
import { waitingGroups } from './gaps/waiting.ts';
import type { Desk, Moderation } from './moderation.ts';

export type ReportOptions = {
  readonly store: Store;
  readonly desk: Pick<Desk, 'at'>;
  readonly now: () => Date;
};

const day = 24 * 60 * 60_000;
const mostDays = 90;
const mostListed = 10;
const mostGroups = 5;

/** How the questions of the last days fared on a server, for the incident of the channel. Days are those of UTC. */
export function openReport({ store, desk, now }: ReportOptions): Moderation['report'] {
  return async (by, wanted): Promise<Reply> => {
    const shift = desk.at(by);
    const { knowledge } = shift;
    const days = Math.min(Math.max(Math.trunc(wanted) || 1, 1), mostDays);
    const dates = lastDays(now(), days);
    const since = new Date(`${dates[0]}T00:00:00Z`);
    const [outcomes, entries, votes, gaps] = await store.atOnce(async ({ answers, votes, gaps }) => [
      await answers.outcomes(by.server, knowledge.incident.id, since),
      await answers.entries(by.server, knowledge.incident.id, since),
      await votes.counts(by.server, knowledge.incident.id, since),
      await gaps.all(by.server, knowledge.incident.id),
    ]);
    const groups = waitingGroups(gaps, shift, since).map(({ shown }) => shown);
    return {
      kind: 'report',
      days,
      perDay: dates.map((date) => outcomesOf(date, outcomes)),
      ...asking(entries, knowledge),
      ...voting(votes, knowledge),
      gaps: groups.reduce((sum, { count }) => sum + count, 0),
      topGaps: groups.slice(0, mostGroups),
    };
  };
}

/** As YYYY-MM-DD, oldest first, today last. */
function lastDays(now: Date, days: number): string[] {
  return Array.from({ length: days }, (_, at) =>
    new Date(now.getTime() - (days - 1 - at) * day).toISOString().slice(0, 10),
  );
}

function outcomesOf(date: string, outcomes: readonly OutcomeCount[]): Report['perDay'][number] {
  const count = (outcome: OutcomeCount['outcome']) =>
    outcomes.find((one) => one.day === date && one.outcome === outcome)?.count ?? 0;
  return {
    day: date,
    answered: count('answered'),
    notStated: count('not-stated'),
    unsure: count('unsure'),
    noMatch: count('no-match'),
    withheld: count('withheld'),
  };
}

/** Of entries that may still be told; a fact that is withheld or gone is not named. */
function asking(entries: readonly EntryCount[], knowledge: Knowledge): Pick<Report, 'mostAsked' | 'leastFound'> {
  const told = new Set(entries.map(({ entry }) => entry));
  return {
    mostAsked: entries
      .flatMap(({ entry, count }) => questionOf(knowledge, entry).map((question) => ({ question, count })))
      .slice(0, mostListed),
    leastFound: knowledge.facts.filter(({ id }) => !told.has(id)).map(({ question }) => question),
  };
}

function voting(votes: readonly VoteCount[], knowledge: Knowledge): Pick<Report, 'votes' | 'disputed'> {
  const sum = (kind: VoteCount['kind']) =>
    votes.filter((vote) => vote.kind === kind).reduce((total, { count }) => total + count, 0);
  return {
    votes: { helpful: sum('helpful'), notAsked: sum('not-asked'), unsupported: sum('unsupported') },
    disputed: votes
      .filter(({ kind }) => kind === 'unsupported')
      .toSorted((a, b) => b.count - a.count)
      .flatMap(({ entry, count }) => questionOf(knowledge, entry).map((question) => ({ question, unsupported: count })))
      .slice(0, mostListed),
  };
}

function questionOf(knowledge: Knowledge, id: string): string[] {
  const entry = findEntry(knowledge, id);
  return entry ? [entry.question] : [];
}
