import type { Snapshot } from '../../answering/snapshot.ts';

/** One incident goes from one state to another, for one server or for all that follow the operator's files. */
export type SnapshotTransition = {
  readonly incidentId: string;
  /** The server whose own state it is; undefined for the operator's. */
  readonly serverId: string | undefined;
  /** Whether what this server is told changes with it: servers with a state of their own don't follow the operator. */
  readonly affects: (serverId: string) => boolean;
  /** The states as this server has them, with what it withholds left out. */
  readonly before: (serverId: string) => Snapshot;
  readonly after: (serverId: string) => Snapshot;
  readonly activatedAt: Date;
};

/** What somebody did, as the moderators' log tells it. */
export type NewAuditEntry = {
  /** A server's id, or 'operator' where it concerns all servers. */
  readonly serverId: string;
  readonly moderatorId: string | undefined;
  readonly createdAt: Date;
  /** A fixed word, such as 'upload'. */
  readonly action: string;
  readonly detail: string;
};
