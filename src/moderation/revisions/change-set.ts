import { createSnapshot, type Snapshot } from '../../answering/snapshot.ts';
import { diffKnowledge } from '../../knowledge/diff.ts';
import type { ChangeApplied, OtherIncident } from '../../replies/change-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { type Owner, operator, type Revision, type RevisionOrigin } from '../../store/store.ts';
import type { Moderator, Publication } from '../moderation.ts';
import type { ActiveRevision, MutableActiveKnowledge } from '../state/active-knowledge.ts';
import type { RevisionTransition } from '../state/transition.ts';
import { assessImpact, type ChangeImpact } from './impact.ts';

/** What a moderator wants to publish. */
export type Proposal = {
  readonly moderator: Moderator;
  readonly trigger: ChangeApplied['how'];
  /**
   * Reads the proposed files and compares them with the active revisions, or returns the reply that refuses them. Called
   * again when another change was published in the meantime.
   */
  readonly compare: () => Promise<ComparisonResult>;
};

export type ComparisonResult =
  | { readonly changes: readonly [KnowledgeChange, ...KnowledgeChange[]] }
  | { readonly reply: Reply };

/** A proposal with its changes, as compared with the active revisions. */
export type ChangeSet = {
  readonly proposal: Proposal;
  readonly changes: readonly [KnowledgeChange, ...KnowledgeChange[]];
  /** The change that the preview describes. */
  readonly primary: KnowledgeChange;
  /** Equal for the same files on the same base revisions. */
  readonly tag: string;
};

/** The change of one incident for one owner. Without a file, the owner gives up its revision of the incident. */
export type KnowledgeChange = {
  readonly owner: Owner;
  readonly incidentId: string;
  readonly file: ChangedFile | undefined;
  readonly note: string;
  readonly publication: Publication;
  /** Gaps that the change answers. */
  readonly gapIds: readonly number[];
  /** The snapshots for everybody who uses this owner's revision, with no facts withheld. */
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly impact: ChangeImpact;
  /** The revision of `before`; undefined for an incident without one. */
  readonly baseRevision: Revision | undefined;
  /** Ids of all revisions that the comparison depends on. */
  readonly baseRevisionIds: readonly (number | undefined)[];
  /** Whether the incident has no revision at all after the change. */
  readonly removesIncident: boolean;
};

/** `hash` as by `hashFile`. */
type ChangedFile = { readonly bytes: Uint8Array; readonly hash: string; readonly origin: RevisionOrigin };

export const defaultPublication: Publication = { changeKind: 'update', postsNews: true };

type NewChange = Pick<KnowledgeChange, 'owner' | 'incidentId' | 'after' | 'file'> &
  Partial<Pick<KnowledgeChange, 'note' | 'gapIds' | 'publication'>>;

/** Compares a new snapshot with the active one of its owner. */
export async function createChange(
  activeKnowledge: MutableActiveKnowledge,
  change: NewChange,
): Promise<KnowledgeChange> {
  const { incidentId } = change;
  const compared = await activeKnowledge.load(serverIdOf(change), incidentId, (active) =>
    compareWith(activeKnowledge, change, active),
  );
  return compared ?? compareWith(activeKnowledge, change, undefined);
}

/** The same with a known active revision; undefined if there is none, or none that can be read. */
export function compareWith(
  activeKnowledge: MutableActiveKnowledge,
  change: NewChange,
  active: ActiveRevision | undefined,
): KnowledgeChange {
  const { owner, incidentId, after, file } = change;
  const before = active?.snapshot ?? emptySnapshot(after);
  return {
    note: '',
    publication: defaultPublication,
    gapIds: [],
    ...change,
    before,
    impact: assessImpact(before.knowledge, after.knowledge),
    baseRevision: active?.revision,
    baseRevisionIds: findBaseRevisionIds(activeKnowledge, change),
    removesIncident:
      file === undefined && (owner === operator || activeKnowledge.own(operator, incidentId) === undefined),
  };
}

function findBaseRevisionIds(
  activeKnowledge: MutableActiveKnowledge,
  change: Pick<KnowledgeChange, 'owner' | 'incidentId' | 'file'>,
): (number | undefined)[] {
  const baseId = activeKnowledge.resolve(serverIdOf(change), change.incidentId)?.id;
  // A server that gives up its own revision follows the operator's.
  return change.file ? [baseId] : [baseId, activeKnowledge.own(operator, change.incidentId)?.id];
}

/** Compares a proposal with the active revisions. */
export async function buildChangeSet(
  activeKnowledge: MutableActiveKnowledge,
  proposal: Proposal,
): Promise<{ readonly changeSet: ChangeSet } | { readonly reply: Reply }> {
  const result = await proposal.compare();
  if ('reply' in result) return result;
  const { changes } = result;
  const primary = primaryChange(changes, activeKnowledge.incidentAt(proposal.moderator));
  return { changeSet: { proposal, changes, primary, tag: tagOf(changes) } };
}

function tagOf(changes: readonly KnowledgeChange[]): string {
  return JSON.stringify(
    changes.map(({ owner, incidentId, file, baseRevisionIds }) => [owner, incidentId, file?.hash, baseRevisionIds]),
  );
}

/** The first change with a large deletion, or else that of the channel's incident. */
export function primaryChange(
  changes: readonly [KnowledgeChange, ...KnowledgeChange[]],
  channelIncidentId: string,
): KnowledgeChange {
  return (
    changes.find(({ impact }) => impact.isLargeDeletion) ??
    changes.find(({ incidentId }) => incidentId === channelIncidentId) ??
    changes[0]
  );
}

/** Whether another change was published after the comparison. */
export function isOutdated(activeKnowledge: MutableActiveKnowledge, { changes }: ChangeSet): boolean {
  return changes.some((change) => {
    const currentIds = findBaseRevisionIds(activeKnowledge, change);
    return currentIds.some((id, index) => id !== change.baseRevisionIds[index]);
  });
}

/** The incidents of the moderator's server and channel, unless the channel answers about this one. */
export function otherIncidentAt(
  activeKnowledge: MutableActiveKnowledge,
  { serverId, channelId }: Moderator,
  incidentId: string,
): { answersAbout?: OtherIncident } {
  const titleAt = (channel: string) => {
    const id = activeKnowledge.incidentAt({ serverId, channelId: channel });
    return activeKnowledge.incidents(serverId).find((incident) => incident.id === id)?.title ?? id;
  };
  if (activeKnowledge.incidentAt({ serverId, channelId }) === incidentId) return {};
  return { answersAbout: { serverTitle: titleAt(''), channelTitle: titleAt(channelId) } };
}

/** The server that owns the changed revision; undefined for the operator. */
export function serverIdOf({ owner }: Pick<KnowledgeChange, 'owner'>): string | undefined {
  return owner === operator ? undefined : owner;
}

/** The snapshot of an incident without entries. */
export function emptySnapshot({ knowledge }: Snapshot): Snapshot {
  return createSnapshot({ ...knowledge, facts: [], notStated: [] });
}

/** The change as each server sees it, without the facts that it withholds. */
export function toTransition(
  activeKnowledge: MutableActiveKnowledge,
  change: KnowledgeChange,
  activatedAt: Date,
): RevisionTransition {
  const { owner, incidentId, impact } = change;
  const changedServerId = serverIdOf(change);
  const before = (serverId: string) => activeKnowledge.viewFor(serverId, incidentId, change.before);
  const after = (serverId: string) => activeKnowledge.viewFor(serverId, incidentId, change.after);
  return {
    incidentId,
    serverId: changedServerId,
    affects: (serverId) =>
      changedServerId === undefined ? activeKnowledge.own(serverId, incidentId) === undefined : serverId === owner,
    before,
    after,
    diff(serverId) {
      const [seenBefore, seenAfter] = [before(serverId), after(serverId)];
      const seesAll = seenBefore === change.before && seenAfter === change.after;
      return seesAll ? impact.difference : diffKnowledge(seenBefore.knowledge, seenAfter.knowledge);
    },
    activatedAt,
  };
}
