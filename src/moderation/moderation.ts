import type { Snapshot } from '../answering/snapshot.ts';
import type { Announcement } from '../replies/announcement.ts';
import type { Modal } from '../replies/modal.ts';
import type { Reply } from '../replies/reply.ts';
import type { ChangeKind, VoteKind } from '../store/store.ts';

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

/**
 * The active revisions. The operator's snapshots are in memory; that of a server's own revision may first have to be loaded,
 * which takes up to a few seconds.
 */
export type ActiveKnowledge = {
  /** Take the snapshot once per question, so that the whole answer comes from one revision. */
  forChannel(location: Location): Promise<Snapshot>;
  /** An incident as this server sees it, whether or not a channel uses it; undefined for an unknown incident. */
  forIncident(serverId: string | undefined, incidentId: string): Promise<Snapshot | undefined>;
  /** The id of the incident that a channel uses. */
  incidentAt(location: Location): string;
  /** The incidents that channels of this server use, the server's own one first. */
  servedIncidentIds(serverId: string): readonly string[];
  /** Equal for servers that see the same knowledge of an incident. */
  contentTag(serverId: string, incidentId: string): string;
  /** Whether the server still sees the knowledge of this snapshot, which it got from here. */
  isCurrent(serverId: string, snapshot: Snapshot): boolean;
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

/** How readers learn of a change. */
export type Publication = { readonly changeKind: ChangeKind; readonly postsNews: boolean };

/** A file that a moderator wants to publish on their server. */
export type ProposedFile = {
  /** Named in the problems of the file. */
  readonly fileName: string;
  readonly origin: 'upload' | 'rollback' | 'draft';
  /** Returns the file and its note for the history. Called again when another change was published in the meantime. */
  readonly read: () => Promise<{ readonly bytes: Uint8Array; readonly note: string }>;
  /** By default an update with news. */
  readonly publication?: Partial<Publication>;
  /** Gaps that become drafted when the file is published. */
  readonly gapIds?: readonly number[];
};

/** A file, or why it could not be fetched. */
type FetchedFile = { readonly bytes: Uint8Array } | { readonly problem: string };

/** The changes that moderators make. Invalid files are refused by a reply; each change is in the audit log. */
export type Changes = {
  /** Publishes the operator's folder for all servers if every file is valid; previews a large deletion first. */
  reload(moderator: Moderator): Promise<Reply>;
  /**
   * Previews an uploaded file or returns its problems. The file names its incident, and is fetched when its turn comes. A
   * server has one preview of a file at a time and a few per minute, also of drafts and rollbacks.
   */
  upload(
    moderator: Moderator,
    fetchFile: () => Promise<FetchedFile>,
    note: string,
    publication?: Partial<Publication>,
  ): Promise<Reply>;
  /** The same for a file from elsewhere. */
  propose(moderator: Moderator, file: ProposedFile): Promise<Reply>;
  /** Previews an earlier revision, a correction by default; 0 stands for following the operator's files again. */
  rollback(moderator: Moderator, revisionId: number, publication?: Partial<Publication>): Promise<Reply>;
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
  /** Undefined if nothing was typed, as with a fact's own command. */
  readonly question: string | undefined;
  /** The message with the answer if others can read it. */
  readonly publicMessageId: string | undefined;
  /** The ephemeral message with the answer if its id is known, so that votes on it are counted. */
  readonly privateMessageId?: string | undefined;
  /** The log of the request. */
  readonly log: ErrorLog;
};

/** A vote, one per user and message. `entryIds` are the entries that the message shows. */
export type VoteInput = {
  readonly userId: string;
  readonly location: Location;
  readonly messageId: string;
  readonly entryIds: readonly string[];
  /** Undefined for buttons of earlier versions, which do not contain it. */
  readonly incidentId?: string | undefined;
  readonly kind: VoteKind;
  /** The log of the request. */
  readonly log: ErrorLog;
};

/** The log for failed writes; pino's logger has this shape. */
export type ErrorLog = { error(details: { readonly err: unknown }, message: string): void };

/** Records of answers and votes. A failed write is logged and does not affect the answer. */
export type Feedback = {
  /** Call it after sending: counts the outcome, stores the location of a public answer, and stores a gap for an unanswered question. */
  recordAnswer(answered: AnsweredQuestion): Promise<void>;
  /** Leaves moderators a hint in the audit log, once a day per server, that an answer could not be sent. */
  recordRefusedAnswer(location: Location, log: ErrorLog): Promise<void>;
  /** Whether the vote was stored. */
  vote(input: VoteInput): Promise<boolean>;
  /** Deletes everything linked to a user. Rejects on failure, because the user has to know. */
  forgetUser(userId: string): Promise<Reply>;
};

/** The review of unanswered questions. */
export type GapReview = {
  listGroups(moderator: Moderator, pageNumber: number): Promise<Reply>;
  /** The group that contains the gap. */
  showGroup(moderator: Moderator, gapId: number, pageNumber: number): Promise<Reply>;
  ignoreGroup(moderator: Moderator, gapId: number): Promise<Reply>;
  /** A prefilled modal for a new fact or not-stated entry, or for paraphrases of an existing one. */
  buildModal(moderator: Moderator, gapId: number, form: 'fact' | 'not-stated' | 'meaning'): Promise<Modal | Reply>;
  /** Takes the modal's values by field; returns a preview of the changed file, or its problems. */
  submitModal(
    moderator: Moderator,
    gapId: number,
    form: 'fact' | 'not-stated' | 'meaning',
    fieldValues: Readonly<Record<string, readonly string[]>>,
  ): Promise<Reply>;
};

/** A message to post or to edit on Discord. */
export type Delivery = {
  readonly id: number;
  readonly channelId: string;
  /** The message to edit, or to reply to if an edit is impossible; undefined for a new message. */
  readonly messageId: string | undefined;
  readonly reply: Announcement;
  /** Unique to the delivery and the same for every attempt, so that Discord recognizes a repeated post. */
  readonly nonce: string;
  /** An equal message posted before this time is a different one. */
  readonly plannedAt: Date;
  /** An earlier attempt did not finish, so the message may already be posted. */
  readonly isRetry: boolean;
};

/** Why a delivery can never succeed. */
export type DeliveryFailure = 'channel-gone' | 'message-gone' | 'not-allowed';

/** Corrections and posts to deliver, in order. The Discord module runs them. */
export type OutboxQueue = {
  /** The next due delivery, if any; servers take turns. Skips corrections that are no longer needed. */
  claim(pausedChannelIds?: readonly string[]): Promise<Delivery | undefined>;
  /** `postedMessageId` is the new message, if no message was edited. */
  complete(delivery: Delivery, postedMessageId?: string): Promise<void>;
  /** Records a permanent failure in the audit log. */
  fail(delivery: Delivery, failure: DeliveryFailure): Promise<void>;
  /** Schedules another attempt, with growing pauses of at least `minDelayMs`, Discord's own delay. */
  retryLater(delivery: Delivery, minDelayMs?: number): Promise<void>;
  /** The listener is called when deliveries may be due. */
  onEnqueue(listener: () => void): void;
  pendingCount(): Promise<number>;
};
