import type { Snapshot } from '../../answering/snapshot.ts';
import type { KnowledgeDiff } from '../../knowledge/diff.ts';

/** The change of one incident's active snapshot, for one server or for all that follow the operator's files. */
export type SnapshotTransition = {
  readonly incidentId: string;
  /** The server that owns the revision; undefined for the operator's. */
  readonly serverId: string | undefined;
  /** Whether the change affects this server: servers with a revision of their own don't follow the operator. */
  readonly affects: (serverId: string) => boolean;
  /** The snapshots as this server sees them, without its withheld facts. */
  readonly before: (serverId: string) => Snapshot;
  readonly after: (serverId: string) => Snapshot;
  readonly activatedAt: Date;
};

/** The transition to another revision, with the difference as this server sees it. */
export type RevisionTransition = SnapshotTransition & { readonly diff: (serverId: string) => KnowledgeDiff };
