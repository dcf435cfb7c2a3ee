import { withheldView } from '../../answering/snapshot.ts';
import { operator, type Repositories, type Revision, type Store } from '../../store/store.ts';
import { planNews } from '../corrections/news.ts';
import { planCorrections } from '../corrections/plan.ts';
import { type MutableActiveKnowledge, revisionName } from '../state/active-knowledge.ts';
import { recordAudit } from '../state/audit-log.ts';
import type { SnapshotTransition } from '../state/transition.ts';
import { emptySnapshot, hashFile, type KnowledgeChange, serverIdOf } from './change.ts';
import { assessImpact, summarizeDiff } from './impact.ts';

/** What a change needs: where it is kept, where it is in force, and who is told that there is something to say. */
export type ChangeContext = {
  readonly store: Store;
  readonly activeKnowledge: MutableActiveKnowledge;
  readonly now: () => Date;
  readonly correctionDays: number;
  /** Wakes whoever runs the errands. */
  readonly notifyOutbox: () => void;
};

/** Who does it, and how the moderators' log calls it. */
export type Actor = { readonly moderatorId: string | undefined; readonly action: string };

/** A change that was made. `revision` is what the new one is called, where there is one. */
export type AppliedRevision = { readonly revision: string | undefined; readonly correctionCount: number };

/**
 * Makes changes: what is kept of them in one transaction, so that whoever pulls the plug finds all of it or nothing; then
 * what is in force in memory. One at a time: the caller sees to it.
 */
export async function applyChanges(
  context: ChangeContext,
  changes: readonly KnowledgeChange[],
  actor: Actor,
): Promise<readonly AppliedRevision[]> {
  const { store, activeKnowledge, notifyOutbox } = context;
  const applied = await store.transaction(async (repositories) => {
    const saved = [];
    for (const change of changes) saved.push(await saveChange(repositories, context, change, actor));
    return saved;
  });
  for (const { change, revision } of applied) {
    if (revision) activeKnowledge.activate({ revision, snapshot: change.snapshot });
    else activeKnowledge.deactivate(change.owner, change.incidentId);
  }
  notifyOutbox();
  return applied.map(({ revision, corrections }) => ({
    revision: revision && revisionName(revision),
    correctionCount: corrections,
  }));
}

async function saveChange(
  repositories: Repositories,
  context: ChangeContext,
  change: KnowledgeChange,
  { moderatorId, action }: Actor,
) {
  const appliedAt = context.now();
  const revision = await saveRevision(repositories, change, moderatorId, appliedAt);
  const corrections = await enqueueAnnouncements(repositories, context, change, appliedAt);
  await repositories.gaps.setState(change.gapIds, 'drafted');
  await recordAudit(repositories, {
    serverId: change.owner,
    moderatorId,
    createdAt: appliedAt,
    action,
    detail: auditDetail(context.activeKnowledge, change, revision),
  });
  return { change, revision, corrections };
}

/** What the bot has to say of its own accord: corrections, of which it gives the number, and what is new. */
async function enqueueAnnouncements(
  repositories: Repositories,
  context: ChangeContext,
  change: KnowledgeChange,
  appliedAt: Date,
): Promise<number> {
  if (removesIncident(context.activeKnowledge, change)) return 0;
  const transition = createTransition(context.activeKnowledge, change, appliedAt);
  const corrections = await planCorrections(repositories, transition, context.correctionDays);
  await planNews(repositories, transition);
  return corrections;
}

/** Whether nothing is told of the incident any more: what was told of it is over then, and not wrong. */
export function removesIncident(
  activeKnowledge: MutableActiveKnowledge,
  { owner, incidentId, file }: KnowledgeChange,
): boolean {
  return file === undefined && (owner === operator || activeKnowledge.own(operator, incidentId) === undefined);
}

function auditDetail(
  activeKnowledge: MutableActiveKnowledge,
  change: KnowledgeChange,
  revision: Revision | undefined,
): string {
  const { incidentId, snapshot, note } = change;
  const before = activeKnowledge.resolve(serverIdOf(change), incidentId)?.snapshot ?? emptySnapshot(snapshot);
  const fallback = removesIncident(activeKnowledge, change) ? 'nothing' : 'the operator’s files again';
  const subject = revision ? `revision ${revisionName(revision)}` : fallback;
  const detail = `${incidentId}: ${subject} in force, ${summarizeDiff(assessImpact(before, snapshot).difference)}`;
  return note === '' ? detail : `${detail}. ${note}`;
}

/** The new revision; undefined where an owner's state ends without another one. */
async function saveRevision(
  { revisions }: Repositories,
  { owner, incidentId, file, note, snapshot }: KnowledgeChange,
  moderatorId: string | undefined,
  appliedAt: Date,
): Promise<Revision | undefined> {
  if (!file) return void (await revisions.deactivate(owner, incidentId));
  const { bytes, origin } = file;
  const factCount = snapshot.knowledge.facts.length;
  const revision = await revisions.add({
    owner,
    incidentId,
    hash: hashFile(bytes),
    moderatorId,
    createdAt: appliedAt,
    origin,
    note,
    factCount,
    bytes,
  });
  await revisions.activate(revision.id);
  return revision;
}

/** What a change does to what the servers are told, as they have it: each with what it withholds left out. */
export function createTransition(
  activeKnowledge: MutableActiveKnowledge,
  change: KnowledgeChange,
  activatedAt: Date,
): SnapshotTransition {
  const { owner, incidentId, snapshot } = change;
  const serverId = serverIdOf(change);
  return {
    incidentId,
    serverId,
    affects: (otherServerId) =>
      serverId === undefined ? activeKnowledge.own(otherServerId, incidentId) === undefined : otherServerId === owner,
    before: (otherServerId) => activeKnowledge.forIncident(otherServerId, incidentId) ?? emptySnapshot(snapshot),
    after: (otherServerId) => withheldView(snapshot, activeKnowledge.withholdings(otherServerId, incidentId)),
    activatedAt,
  };
}
