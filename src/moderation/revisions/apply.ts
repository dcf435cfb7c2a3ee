import type { ChangeReason } from '../../replies/announcement.ts';
import type { ChangeApplied } from '../../replies/change-reply.ts';
import type { Repositories, Revision, Store } from '../../store/store.ts';
import { planNews, publicReason } from '../corrections/news.ts';
import { planCorrections } from '../corrections/plan.ts';
import { type MutableActiveKnowledge, revisionName } from '../state/active-knowledge.ts';
import { recordAudit } from '../state/audit-log.ts';
import {
  type ChangeSet,
  isOutdated,
  type KnowledgeChange,
  otherIncidentAt,
  type Proposal,
  serverIdOf,
  toTransition,
} from './change-set.ts';
import { summarizeDiff } from './impact.ts';
import { ownRevisionNote, summarizeActiveWithheld } from './withheld-summary.ts';

export type ChangeContext = {
  readonly store: Store;
  readonly activeKnowledge: MutableActiveKnowledge;
  readonly now: () => Date;
  readonly correctionDays: number;
  /** Wakes the outbox worker. */
  readonly notifyOutbox: () => void;
};

/** The mutex of changes: runs one at a time. Nothing in it may load knowledge for the first time. */
export type ExclusiveRunner = { readonly runExclusive: <T>(work: () => Promise<T>) => Promise<T> };

/** `action` as in the audit log. */
export type Actor = { readonly moderatorId: string | undefined; readonly action: string };

/** `revision` is the name of the new one; undefined after a change without a file. */
export type AppliedRevision = { readonly revision: string | undefined; readonly correctionCount: number };

/** A published change set, before Discord has the changed commands. */
export type AppliedChange = {
  readonly kind: 'applied';
  readonly reply: Omit<ChangeApplied, 'commandsFailed'>;
  /** The server whose commands may have changed; undefined for all servers. */
  readonly serverId: string | undefined;
};

export type ApplyResult = AppliedChange | { readonly kind: 'outdated' | 'needs-confirmation' };

/** Publishes a change set, unless its base revision has changed or a large deletion is not confirmed. */
export async function applyChangeSet(
  context: ChangeContext & ExclusiveRunner,
  changeSet: ChangeSet,
  largeDeletionConfirmed: boolean,
): Promise<ApplyResult> {
  const { activeKnowledge, runExclusive } = context;
  const { proposal, changes, primary } = changeSet;
  if (!largeDeletionConfirmed && changes.some(({ impact }) => impact.isLargeDeletion))
    return { kind: isOutdated(activeKnowledge, changeSet) ? 'outdated' : 'needs-confirmation' };
  const actor = { moderatorId: proposal.moderator.userId, action: proposal.trigger };
  const applied = await runExclusive(async () =>
    isOutdated(activeKnowledge, changeSet) ? undefined : applyChanges(context, changes, actor),
  );
  if (!applied) return { kind: 'outdated' };
  return toAppliedChange(activeKnowledge, proposal, primary, {
    revision: applied[changes.indexOf(primary)]?.revision,
    correctionCount: applied.reduce((sum, { correctionCount }) => sum + correctionCount, 0),
  });
}

/** The result of a change for the moderator who made it. */
export async function toAppliedChange(
  activeKnowledge: MutableActiveKnowledge,
  { moderator, trigger }: Pick<Proposal, 'moderator' | 'trigger'>,
  change: KnowledgeChange,
  { revision, correctionCount }: AppliedRevision,
): Promise<AppliedChange> {
  const { incidentId, impact, after, removesIncident } = change;
  const { serverId } = moderator;
  const reply = {
    kind: 'change-applied' as const,
    how: trigger,
    ...(revision === undefined ? {} : { revision }),
    ...(trigger === 'reload' ? ownRevisionNote(activeKnowledge, serverId, incidentId) : {}),
    difference: impact.difference,
    knowledge: after.knowledge,
    ...(await summarizeActiveWithheld(activeKnowledge, serverId, incidentId)),
    correctionCount,
    ...(removesIncident ? {} : otherIncidentAt(activeKnowledge, moderator, incidentId)),
  };
  return { kind: 'applied', reply, serverId: serverIdOf(change) };
}

/** Stores the changes and everything that follows from them in one transaction, then activates the new revisions. */
export async function applyChanges(
  { store, activeKnowledge, now, correctionDays, notifyOutbox }: ChangeContext,
  changes: readonly KnowledgeChange[],
  actor: Actor,
): Promise<readonly AppliedRevision[]> {
  const applied = await store.transaction(async (repositories) => {
    const saved = [];
    for (const change of changes) {
      const appliedAt = now();
      const revision = await saveRevision(repositories, change, actor.moderatorId, appliedAt);
      const transition = toTransition(activeKnowledge, change, appliedAt);
      // Answers about an incident that is removed are not wrong, so nothing is corrected or announced.
      const correctionCount = change.removesIncident
        ? 0
        : await planCorrections(repositories, transition, correctionDays);
      if (!change.removesIncident && change.publication.postsNews)
        await planNews(repositories, transition, reasonFor(change));
      await repositories.gaps.setState(change.gapIds, 'drafted');
      await recordAudit(repositories, {
        serverId: change.owner,
        createdAt: appliedAt,
        ...actor,
        detail: auditDetail(change, revision),
      });
      saved.push({ change, revision, correctionCount });
    }
    return saved;
  });
  for (const { change, revision } of applied) {
    if (revision) activeKnowledge.activate(revision, change.after);
    else activeKnowledge.deactivate(change.owner, change.incidentId);
  }
  notifyOutbox();
  return applied.map(({ revision, correctionCount }) => ({
    revision: revision && revisionName(revision),
    correctionCount,
  }));
}

function reasonFor({ file, note, publication: { changeKind } }: KnowledgeChange): ChangeReason {
  return publicReason({ changeKind, note, origin: file?.origin ?? 'folder' });
}

/** Undefined for a change without a file. */
async function saveRevision(
  { revisions }: Repositories,
  { owner, incidentId, file, note, publication, after }: KnowledgeChange,
  moderatorId: string | undefined,
  createdAt: Date,
): Promise<Revision | undefined> {
  if (!file) {
    await revisions.deactivate(owner, incidentId);
    return undefined;
  }
  const { facts, incident } = after.knowledge;
  const revision = await revisions.add({
    owner,
    incidentId,
    moderatorId,
    createdAt,
    note,
    changeKind: publication.changeKind,
    factCount: facts.length,
    title: incident.title,
    ...file,
  });
  await revisions.activate(revision.id);
  return revision;
}

function auditDetail(
  { incidentId, impact, note, removesIncident }: KnowledgeChange,
  revision: Revision | undefined,
): string {
  const withoutRevision = removesIncident ? 'incident removed' : 'follows the operator’s files again';
  const outcome = revision ? `revision ${revisionName(revision)} published` : withoutRevision;
  const detail = `${incidentId}: ${outcome}, ${summarizeDiff(impact.difference)}`;
  return note === '' ? detail : `${detail}. ${note}`;
}
