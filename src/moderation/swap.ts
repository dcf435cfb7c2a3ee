import type { Shift } from '../answering/shift.ts';

/** One incident goes from one state to another, for one server or for all that follow the operator's files. */
export type Swap = {
  readonly incident: string;
  /** The server whose own state it is; undefined for the operator's. */
  readonly server: string | undefined;
  /** Whether what this server is told changes with it: servers with a state of their own don't follow the operator. */
  readonly concerns: (server: string) => boolean;
  /** The states as this server has them, with what it withholds left out. */
  readonly before: (server: string) => Shift;
  readonly after: (server: string) => Shift;
  readonly at: Date;
};

/** What somebody did, as the moderators' log tells it. */
export type Deed = {
  /** A server's id, or 'operator' where it concerns all servers. */
  readonly server: string;
  readonly by: string | undefined;
  readonly at: Date;
  /** A fixed word, such as 'upload'. */
  readonly action: string;
  readonly detail: string;
};
