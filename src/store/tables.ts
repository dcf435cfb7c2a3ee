import type { Generated } from 'kysely';
import type { ChangeKind, GapKind, Outcome, RevisionOrigin, VoteKind } from './store.ts';

/** Milliseconds since 1970, UTC: SQLite and PostgreSQL store and sort it alike. */
type TimestampMs = number;

/** The tables after all migrations. `moderatorId` is null after the user asked to be forgotten. */
export type Tables = {
  files: { hash: string; bytes: Uint8Array };
  revisions: {
    id: Generated<number>;
    owner: string;
    incidentId: string;
    number: number;
    hash: string;
    moderatorId: string | null;
    createdAt: TimestampMs;
    origin: RevisionOrigin;
    changeKind: ChangeKind;
    note: string;
    factCount: number;
    /** Null for revisions of earlier versions of the bot. */
    title: string | null;
  };
  activeRevisions: { owner: string; incidentId: string; revisionId: number };
  servers: { serverId: string; incidentId: string | null; logChannelId: string | null; newsChannelId: string | null };
  channelIncidents: { serverId: string; channelId: string; incidentId: string };
  secrets: { name: string; bytes: Uint8Array };
  withholdings: {
    serverId: string;
    incidentId: string;
    factId: string;
    moderatorId: string | null;
    createdAt: TimestampMs;
    reason: string;
    fingerprint: string;
  };
  answers: {
    id: Generated<number>;
    serverId: string;
    channelId: string;
    messageId: string;
    incidentId: string;
    revisionId: number;
    postedAt: TimestampMs;
    layout: string;
  };
  /** `position` is the order in which the answer displays its items. */
  answerItems: { answerId: number; position: number; itemKey: string; contentHash: string; displayedText: string };
  dailyOutcomeCounts: { serverId: string; incidentId: string; day: string; outcome: Outcome; count: number };
  dailyEntryCounts: { serverId: string; incidentId: string; day: string; entryId: string; count: number };
  votes: {
    id: Generated<number>;
    serverId: string;
    incidentId: string;
    messageId: string;
    voterHash: string;
    entryId: string;
    kind: VoteKind;
    createdAt: TimestampMs;
  };
  gaps: {
    id: Generated<number>;
    serverId: string;
    incidentId: string;
    question: string;
    kind: GapKind;
    entryId: string | null;
    createdAt: TimestampMs;
    state: 'open' | 'ignored' | 'drafted';
    voteId: number | null;
  };
  /** Completed tasks are deleted. `payload`: the cause of a correction, or the JSON of a post. */
  outbox: {
    id: Generated<number>;
    serverId: string;
    channelId: string;
    createdAt: TimestampMs;
    runAfter: TimestampMs | null;
    attempts: number;
    /** 1: before all tasks with 0. */
    priority: number;
    kind: 'correction' | 'news' | 'log';
    answerId: number | null;
    payload: string;
  };
  auditLog: {
    id: Generated<number>;
    serverId: string;
    moderatorId: string | null;
    createdAt: TimestampMs;
    action: string;
    detail: string;
  };
};
