import { type Entry, findEntry } from '../../knowledge/knowledge.ts';
import type { Sentence } from '../../knowledge/sentences.ts';
import type { RevisionSummary } from '../../replies/change-reply.ts';
import { truncate } from '../../replies/truncate.ts';
import { type Owner, operator, type Revision, type Store } from '../../store/store.ts';
import { entryReference, serializeReference } from '../corrections/displayed-items.ts';
import type { Location, Moderator, ModeratorQueries } from '../moderation.ts';
import { type MutableActiveKnowledge, revisionName } from '../state/active-knowledge.ts';
import { daysBefore } from '../state/days.ts';

export type ModeratorQueriesOptions = {
  readonly store: Store;
  readonly activeKnowledge: MutableActiveKnowledge;
  readonly now: () => Date;
  /** How far back counts and votes go. */
  readonly retentionDays: number;
};

const maxRevisions = 10;
const auditLogPageSize = 10;
/** Discord's limit for the name of a choice. */
const maxChoiceLength = 100;

/** The read-only commands of moderators. */
export function createModeratorQueries({
  store,
  activeKnowledge,
  now,
  retentionDays,
}: ModeratorQueriesOptions): ModeratorQueries {
  const requireActive = (moderator: Moderator) => {
    const revision = activeKnowledge.resolve(moderator.serverId, activeKnowledge.incidentAt(moderator));
    if (!revision) throw new Error('This server has no active revision.');
    return revision;
  };
  const latestRevisions = ({ serverId = operator, channelId }: Location) =>
    store.revisions.latest([operator, serverId], activeKnowledge.incidentAt({ serverId, channelId }), maxRevisions);

  return {
    async history(moderator) {
      const activeRevisionId = requireActive(moderator).id;
      const { incident } = (await activeKnowledge.forChannel(moderator)).knowledge;
      const revisions = (await latestRevisions(moderator)).map((revision) =>
        toRevisionLine(revision, activeRevisionId, moderator),
      );
      return { kind: 'history', incident, revisions };
    },
    async earlierRevisions(location) {
      const incidentId = activeKnowledge.incidentAt(location);
      const activeRevisionId = activeKnowledge.resolve(location.serverId, incidentId)?.id;
      const others = (await latestRevisions(location)).filter(({ id }) => id !== activeRevisionId);
      const hasOwn =
        location.serverId !== undefined && activeKnowledge.own(location.serverId, incidentId) !== undefined;
      return [
        ...(hasOwn
          ? [{ name: formatFollowChoice(activeKnowledge.own(operator, incidentId) !== undefined), value: '0', id: 0 }]
          : []),
        ...others.map((revision) => ({
          name: formatRevisionChoice(revision),
          value: revisionName(revision),
          id: revision.id,
        })),
      ];
    },
    async showEntry(moderator, entryId) {
      const { incidentId } = requireActive(moderator);
      const knowledge = await activeKnowledge.load(
        moderator.serverId,
        incidentId,
        ({ snapshot }) => snapshot.knowledge,
      );
      const entry = knowledge && findEntry(knowledge, entryId);
      if (!entry) return { kind: 'notice', notice: 'no-such-fact' };
      const since = daysBefore(now(), retentionDays);
      const [entryCounts, votes, publicAnswers, withheld] = await Promise.all([
        store.answers.entryCounts(moderator.serverId, incidentId, since),
        store.votes.counts(moderator.serverId, incidentId, since),
        store.answers.countShowing(since, incidentId, moderator.serverId, serializeReference(entryReference(entry))),
        store.withholdings.forIncident(moderator.serverId, incidentId),
      ]);
      const countVotes = (kind: string) =>
        votes.find((one) => one.entryId === entryId && one.kind === kind)?.count ?? 0;
      const withholding = withheld.find(({ factId }) => factId === entryId);
      return {
        kind: 'entry-details',
        entry,
        ...(withholding ? { withheldReason: withholding.reason } : {}),
        sentences: citedSentences(entry, knowledge.sources),
        askedCount: entryCounts.find((one) => one.entryId === entryId)?.count ?? 0,
        votes: {
          helpful: countVotes('helpful'),
          notAsked: countVotes('not-asked'),
          unsupported: countVotes('unsupported'),
        },
        publicAnswerCount: publicAnswers,
      };
    },
    async download(moderator) {
      const revision = requireActive(moderator);
      const bytes = await store.revisions.bytes(revision.id);
      if (!bytes) return { kind: 'notice', notice: 'no-such-revision' };
      return { kind: 'download', name: `${revision.incidentId}.yaml`, bytes, revision: revisionName(revision) };
    },
    async explainQuestion(moderator, question) {
      const { answerer } = await activeKnowledge.forChannel(moderator);
      const answer = answerer.answer(question);
      const entry = answer.kind === 'answered' ? answer.fact : answer.kind === 'not-stated' ? answer.entry : undefined;
      const instead =
        answer.kind === 'withheld'
          ? answer.kind
          : answer.kind === 'no-match' && answer.supportNotices.length > 0
            ? 'support-notice'
            : undefined;
      return {
        kind: 'explanation',
        question,
        explanation: answerer.explain(question),
        ...(entry ? { entry } : {}),
        ...(instead ? { replacedBy: instead } : {}),
      };
    },
    async status(moderator) {
      const { knowledge } = await activeKnowledge.forChannel(moderator);
      const revision = requireActive(moderator);
      return { kind: 'status', knowledge, revision: revisionName(revision), activeSince: revision.createdAt };
    },
    async auditLog(moderator, page) {
      const { items, pageCount } = await store.auditLog.page([moderator.serverId, operator], page, auditLogPageSize);
      const lines = items.map((line) => ({
        ...line,
        moderatorId: visibleUserId(moderator, line.serverId, line.moderatorId),
      }));
      return { kind: 'audit-log', entries: lines, page, pageCount };
    },
  };
}

function toRevisionLine(revision: Revision, activeRevisionId: number, moderator: Moderator): RevisionSummary {
  const { id, owner, createdAt, moderatorId, origin, note, factCount } = revision;
  const name = revisionName(revision);
  return {
    label: name,
    createdAt,
    moderatorId: visibleUserId(moderator, owner, moderatorId),
    origin,
    note,
    factCount,
    isActive: id === activeRevisionId,
  };
}

/** Only the author of a change to the operator's files sees their own id: other servers don't know them. */
function visibleUserId({ userId }: Moderator, owner: Owner, moderatorId: string | undefined): string | undefined {
  return owner === operator && moderatorId !== userId ? undefined : moderatorId;
}

/** "3 · 2026-11-23 14:05 UTC · upload · 67 facts · note", truncated to the length of a choice. */
function formatRevisionChoice(revision: Revision): string {
  const { createdAt, origin, factCount, note } = revision;
  const formattedDate = createdAt.toISOString().slice(0, 16).replace('T', ' ');
  const name = `${revisionName(revision)} · ${formattedDate} UTC · ${origin} · ${factCount} facts${note === '' ? '' : ` · ${note}`}`;
  return truncate(name, maxChoiceLength);
}

function formatFollowChoice(hasOperatorFile: boolean): string {
  return hasOperatorFile
    ? 'Follow the operator’s files again'
    : 'Stop answering about this incident; the operator has no file for it';
}

function citedSentences(entry: Entry, sources: readonly { id: string; sentences: readonly Sentence[] }[]): Sentence[] {
  const citations = entry.kind === 'fact' ? entry.citations : entry.closestSentence ? [entry.closestSentence] : [];
  return citations.flatMap(
    ({ sourceId, sentenceNumber }) =>
      sources.find(({ id }) => id === sourceId)?.sentences.find(({ number }) => number === sentenceNumber) ?? [],
  );
}
