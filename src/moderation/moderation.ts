import type { Snapshot } from '../answering/snapshot.ts';
import type { Announcement } from '../replies/announcement.ts';
import type { Modal } from '../replies/modal.ts';
import type { Reply } from '../replies/reply.ts';
import type { VoteKind } from '../store/store.ts';

/** A channel of a server, or a direct message (`serverId` undefined). A thread uses the incident of its parent channel. */
export type Location = {
  readonly serverId: string | undefined;
  readonly channelId: string;
  readonly parentChannelId?: string;
};

/** A user who may change a server's knowledge. */
export type Moderator = Location & { readonly userId: string; readonly serverId: string };

/** The interface of this module. Replies are for the moderator who made the call. */
export type Moderation = {
  readonly activeKnowledge: ActiveKnowledge;
  readonly changes: Changes;
  readonly queries: ModeratorQueries;
  readonly settings: ServerSettingsEditor;
  readonly feedback: Feedback;
  readonly gaps: GapReview;
  report(moderator: Moderator, days: number): Promise<Reply>;
  readonly outbox: OutboxQueue;
  readonly retentionPolicy: { readonly retentionDays: number; readonly correctionDays: number };
  /** Deletes expired data; called at the start and then by a schedule. */
  deleteExpired(): Promise<void>;
};

/** The active revisions, in memory: no question waits for the database. */
export type ActiveKnowledge = {
  /** Take the snapshot once per question, so that the whole answer comes from one revision. */
  forChannel(location: Location): Snapshot;
  /** An incident as this server sees it, whether or not a channel uses it; undefined for an unknown incident. */
  forIncident(serverId: string | undefined, incidentId: string): Snapshot | undefined;
  /** The snapshots that channels of this server use, that of the server's own incident first. */
  servedIn(serverId: string): readonly Snapshot[];
  /** The incidents that this server can choose from. */
  incidents(serverId: string | undefined): readonly { readonly id: string; readonly title: string }[];
  /** `id` as in the store, `name` as moderators see it. */
  activeRevision(
    serverId: string | undefined,
    incidentId: string,
  ): { readonly id: number; readonly name: string } | undefined;
  /**
   * The listener gets the server whose knowledge changed, or undefined for all servers, and resolves with whether Discord
   * accepted the commands.
   */
  onChange(listener: (serverId: string | undefined) => Promise<boolean>): unknown;
};

/** A file that a moderator wants to publish on their server. */
export type ProposedFile = {
  /** Named in the problems of the file. */
  readonly fileName: string;
  readonly origin: 'upload' | 'rollback' | 'draft';
  /** Returns the file and its note for the history. Called again when another change was published in the meantime. */
  readonly read: () => Promise<{ readonly bytes: Uint8Array; readonly note: string }>;
  /** Gaps that become drafted when the file is published. */
  readonly gapIds?: readonly number[];
};

/** The changes that moderators make. Invalid files are refused by a reply; each change is in the audit log. */
export type Changes = {
  /** Publishes the operator's folder for all servers if every file is valid; previews a large deletion first. */
  reload(moderator: Moderator): Promise<Reply>;
  /** Previews an uploaded file or returns its problems. The file names its incident. */
  upload(moderator: Moderator, bytes: Uint8Array, note: string): Promise<Reply>;
  /** The same for a file from elsewhere. */
  propose(moderator: Moderator, file: ProposedFile): Promise<Reply>;
  /** Previews an earlier revision; 0 stands for following the operator's files again. */
  rollback(moderator: Moderator, revisionId: number): Promise<Reply>;
  /** Publishes a preview. A large deletion needs `largeDeletionConfirmed`. */
  confirm(moderator: Moderator, previewId: string, largeDeletionConfirmed: boolean): Promise<Reply>;
  discard(moderator: Moderator, previewId: string): Promise<Reply>;
  withhold(moderator: Moderator, factId: string, reason: string): Promise<Reply>;
  unwithhold(moderator: Moderator, factId: string): Promise<Reply>;
  /** Removed facts that earlier public answers still show, and which can therefore be withheld too. */
  findRemovedFacts(location: Location): Promise<readonly { readonly id: string; readonly answer: string }[]>;
};

export type ModeratorQueries = {
  /** The last ten revisions of the channel's incident, of this server and of the operator. */
  history(moderator: Moderator): Promise<Reply>;
  /**
   * The same as choices of /knowledge rollback. `value` is the name of a revision, such as "3" or "folder 2", or "0" for
   * the operator's files; `id` is the argument of `rollback`.
   */
  earlierRevisions(
    location: Location,
  ): Promise<readonly { readonly name: string; readonly value: string; readonly id: number }[]>;
  /** Everything about an entry: sentences, votes, counts. */
  showEntry(moderator: Moderator, entryId: string): Promise<Reply>;
  download(moderator: Moderator): Promise<Reply>;
  /** Why a question gets its outcome. */
  explainQuestion(moderator: Moderator, question: string): Promise<Reply>;
  status(moderator: Moderator): Promise<Reply>;
  auditLog(moderator: Moderator, page: number): Promise<Reply>;
};

/** A channel of undefined stops the posts. */
export type ServerSettingsEditor = {
  /** For the whole server, or for one channel of it. */
  setIncident(moderator: Moderator, incidentId: string, channelId: string | undefined): Promise<Reply>;
  setLogChannel(moderator: Moderator, channelId: string | undefined): Promise<Reply>;
  setNewsChannel(moderator: Moderator, channelId: string | undefined): Promise<Reply>;
  show(moderator: Moderator): Promise<Reply>;
};

/** A question and the reply to it. Replies without a display are not recorded. */
export type AnsweredQuestion = {
  readonly location: Location;
  /** The snapshot that answered. */
  readonly snapshot: Snapshot;
  readonly reply: Reply;
  /** Undefined where no words were typed, as with a fact's own command. */
  readonly question: string | undefined;
  /** The message with the answer, where others can read it; undefined for a private one. */
  readonly publicMessageId: string | undefined;
  /** The message with the answer where only the person who asks sees it, if its id is known: there may be a vote on it. */
  readonly privateMessageId?: string | undefined;
  /** The log of the request. */
  readonly log: ErrorLog;
};

/** A vote as it comes in, one a person and message: `entries` are those that the message answers with, of this incident. */
export type VoteInput = {
  readonly userId: string;
  readonly location: Location;
  readonly messageId: string;
  readonly entryIds: readonly string[];
  /** Undefined under answers of earlier versions, whose buttons do not say. */
  readonly incidentId?: string | undefined;
  readonly kind: VoteKind;
  /** The log of the request. */
  readonly log: ErrorLog;
};

/** Where it is noted that something could not be kept; pino's logger has this shape. */
export type ErrorLog = { error(details: { readonly err: unknown }, message: string): void };

/** What people do with answers. Asking and voting never reject: what can't be kept is logged, and the answer stands. */
export type Feedback = {
  /** Called once an answer is sent. Counts it, remembers where it stands, and keeps a gap if there was none. */
  recordAnswer(answered: AnsweredQuestion): Promise<void>;
  /** Whether it could be kept. */
  vote(input: VoteInput): Promise<boolean>;
  /** Deletes all that is tied to a person. Rejects where it can't: whoever asked for it has to know. */
  forgetUser(userId: string): Promise<Reply>;
};

/** The questions that were asked in vain. */
export type GapReview = {
  listGroups(moderator: Moderator, pageNumber: number): Promise<Reply>;
  /** One group, by any gap of it. */
  showGroup(moderator: Moderator, gapId: number, pageNumber: number): Promise<Reply>;
  ignoreGroup(moderator: Moderator, gapId: number): Promise<Reply>;
  /** The form for a fact, or for what is not stated, filled in as far as can be guessed. */
  buildModal(moderator: Moderator, gapId: number, entryKind: 'fact' | 'not-stated'): Promise<Modal | Reply>;
  /** What the form brought, by field: a preview of the file with it, or its problems. */
  submitModal(
    moderator: Moderator,
    gapId: number,
    entryKind: 'fact' | 'not-stated',
    fieldValues: Readonly<Record<string, readonly string[]>>,
  ): Promise<Reply>;
};

/** Something to say or to edit on Discord. */
export type Delivery = {
  readonly id: number;
  readonly channelId: string;
  /** To edit, and if that is impossible to reply to; undefined for a new message. */
  readonly messageId: string | undefined;
  readonly reply: Announcement;
  /** The same each time that it is tried, and of no other errand: by it Discord knows a post that it has already. */
  readonly nonce: string;
  /** When it came to be: what was posted before that in the same words is another post. */
  readonly plannedAt: Date;
  /** Begun before and not ended, so it may have been done already. */
  readonly isRetry: boolean;
};

/** Why an errand can never be done. */
export type DeliveryFailure = 'channel-gone' | 'message-gone' | 'not-allowed';

/** What the bot says of its own accord, in order; whoever is connected to Discord runs the errands. */
export type OutboxQueue = {
  /** The next errand that is due; undefined where there is none. Corrections that are none any more are passed over. */
  claim(): Promise<Delivery | undefined>;
  /** It stands on Discord now. `posted`: the message that it is in, where it is not the one that was to be edited. */
  complete(delivery: Delivery, postedMessageId?: string): Promise<void>;
  /** It can't be done, ever; the moderators find it in their log. */
  fail(delivery: Delivery, failure: DeliveryFailure): Promise<void>;
  /** Discord is in trouble; it is tried again later, each time a little later, and not before so many ms as Discord says. */
  retryLater(delivery: Delivery, minDelayMs?: number): Promise<void>;
  /** Called whenever there may be something to do. */
  onEnqueue(listener: () => void): void;
  pendingCount(): Promise<number>;
};
