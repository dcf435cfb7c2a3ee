import type { Generated } from 'kysely';
import type { GapKind, Origin, Outcome, VoteKind } from './store.ts';

/** Milliseconds since 1970, UTC: the one form of an instant that both databases sort and keep alike. */
type Instant = number;

/** The tables as the migrations leave them. `moderator` is a user id, and null once that person asked to be forgotten. */
export type Tables = {
  files: { hash: string; bytes: Uint8Array };
  revisions: {
    id: Generated<number>;
    owner: string;
    incident: string;
    number: number;
    hash: string;
    moderator: string | null;
    at: Instant;
    origin: Origin;
    note: string;
    facts: number;
  };
  in_force: { owner: string; incident: string; revision: number };
  servers: { server: string; incident: string | null; log_channel: string | null; news_channel: string | null };
  channel_incidents: { server: string; channel: string; incident: string };
  secrets: { name: string; bytes: Uint8Array };
  withholdings: {
    server: string;
    incident: string;
    fact: string;
    moderator: string | null;
    at: Instant;
    reason: string;
    said: string;
  };
  answers: {
    id: Generated<number>;
    server: string;
    channel: string;
    message: string;
    incident: string;
    revision: number;
    at: Instant;
    surface: string;
  };
  /** `place` keeps the order in which an answer shows its entries. */
  shown: { answer: number; place: number; entry: string; said: string; words: string };
  outcome_counts: { server: string; incident: string; day: string; outcome: Outcome; times: number };
  entry_counts: { server: string; incident: string; day: string; entry: string; times: number };
  votes: {
    id: Generated<number>;
    server: string;
    incident: string;
    message: string;
    person: string;
    entry: string;
    kind: VoteKind;
    at: Instant;
  };
  gaps: {
    id: Generated<number>;
    server: string;
    incident: string;
    question: string;
    kind: GapKind;
    entry: string | null;
    at: Instant;
    state: 'open' | 'ignored' | 'drafted';
    vote: number | null;
  };
  /** A task that is over is no row any more. `words`: the cause of a correction, or the data of a post. */
  outbox: {
    id: Generated<number>;
    server: string;
    channel: string;
    at: Instant;
    not_before: Instant | null;
    attempts: number;
    /** 1 where it comes before all that have 0. */
    urgent: number;
    kind: 'correction' | 'news' | 'log';
    answer: number | null;
    words: string;
  };
  moderator_log: {
    id: Generated<number>;
    server: string;
    moderator: string | null;
    at: Instant;
    action: string;
    detail: string;
  };
};
