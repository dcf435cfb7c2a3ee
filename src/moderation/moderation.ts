import type { Snapshot } from '../answering/snapshot.ts';
import type { Announcement } from '../replies/announcement.ts';
import type { Modal } from '../replies/modal.ts';
import type { Reply } from '../replies/reply.ts';
import type { VoteKind } from '../store/store.ts';

/**
 * Where somebody is: a channel of a server, or a direct message (`server` undefined). A thread has the channel that it
 * belongs to as its `parent`, and follows what that one follows. Ids are Discord's.
 */
export type Location = {
  readonly serverId: string | undefined;
  readonly channelId: string;
  readonly parentChannelId?: string;
};

/** Somebody who may change a server's knowledge, and where they say so. */
export type Moderator = Location & { readonly userId: string; readonly serverId: string };

/** Everything that happens to the knowledge while the bot runs. Nothing here knows Discord. Replies are what the moderator is told. */
export type Moderation = {
  readonly activeKnowledge: ActiveKnowledge;
  readonly changes: Changes;
  readonly queries: ModeratorQueries;
  readonly settings: ServerSettingsEditor;
  readonly feedback: Feedback;
  readonly gaps: GapReview;
  /** How the questions of the last days fared here. */
  report(moderator: Moderator, days: number): Promise<Reply>;
  readonly outbox: OutboxQueue;
  /** For how many days what is kept, for whoever asks. */
  readonly retentionPolicy: { readonly retentionDays: number; readonly correctionDays: number };
  /** Deletes what has been kept long enough; called at the start, and then by a schedule. */
  deleteExpired(): Promise<void>;
};

/** The knowledge in force, by place. All of it in memory: no question waits for a database. */
export type ActiveKnowledge = {
  /** The state in force here. Take it once for a question, so that the answer comes wholly from one state. */
  forChannel(location: Location): Snapshot;
  /** The state of one incident as this server has it, which need not be the one it follows; undefined where there is none. */
  forIncident(serverId: string | undefined, incidentId: string): Snapshot | undefined;
  /** The states that some channel of this server is answered from, the server's own first. */
  servedIn(serverId: string): readonly Snapshot[];
  /** The incidents that this server can choose from. */
  incidents(serverId: string | undefined): readonly { readonly id: string; readonly title: string }[];
  /** The revision in force: an id of the store, and what people call it. */
  activeRevision(
    serverId: string | undefined,
    incidentId: string,
  ): { readonly id: number; readonly name: string } | undefined;
  /**
   * Called after each change of what is in force, with the server that it concerns, or undefined for all; resolves with
   * whether Discord took the commands.
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

/** What moderators change. Nothing rejects for what a file or a person may hold; every change is in the moderators' log. */
export type Changes = {
  /** Reads the folder again and puts it in force for all, if all of it holds; asks first where much would be lost. */
  reload(moderator: Moderator): Promise<Reply>;
  /** Parses a file and shows what it would change, or its problems. Whose incident it is stands in the file. */
  upload(moderator: Moderator, bytes: Uint8Array, note: string): Promise<Reply>;
  /** The same for a file that was made here. */
  propose(moderator: Moderator, file: ProposedFile): Promise<Reply>;
  /** What an earlier revision would change; 0 for following the operator's files again. */
  rollback(moderator: Moderator, revisionId: number): Promise<Reply>;
  /** Puts a preview in force. `sure` is the second press, where much would be lost. */
  confirm(moderator: Moderator, previewId: string, largeDeletionConfirmed: boolean): Promise<Reply>;
  discard(moderator: Moderator, previewId: string): Promise<Reply>;
  withhold(moderator: Moderator, factId: string, reason: string): Promise<Reply>;
  unwithhold(moderator: Moderator, factId: string): Promise<Reply>;
  /** Facts that public answers here have shown and that are no more, so that they can be withheld too: taken out of those. */
  findRemovedFacts(location: Location): Promise<readonly { readonly id: string; readonly answer: string }[]>;
};

/** What moderators look up. */
export type ModeratorQueries = {
  /** The last ten states of the incident in force here: this server's and the operator's. */
  history(moderator: Moderator): Promise<Reply>;
  /**
   * The same as choices for /knowledge rollback; the value is what a revision is called, such as "3" or "folder 2", and
   * "0" stands for the operator's files. `id` is what `rollback` takes.
   */
  earlierRevisions(
    location: Location,
  ): Promise<readonly { readonly name: string; readonly value: string; readonly id: number }[]>;
  /** All that is known of an entry. */
  showEntry(moderator: Moderator, entryId: string): Promise<Reply>;
  download(moderator: Moderator): Promise<Reply>;
  /** Why a question gets its outcome. */
  explainQuestion(moderator: Moderator, question: string): Promise<Reply>;
  status(moderator: Moderator): Promise<Reply>;
  auditLog(moderator: Moderator, page: number): Promise<Reply>;
};

/** What a server chooses. */
export type ServerSettingsEditor = {
  /** The incident of the server, or of one channel of it. */
  setIncident(moderator: Moderator, incidentId: string, channelId: string | undefined): Promise<Reply>;
  /** Where the moderators' log is posted; undefined for nowhere. */
  setLogChannel(moderator: Moderator, channelId: string | undefined): Promise<Reply>;
  /** Where "what is new" is posted; undefined for nowhere. */
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
