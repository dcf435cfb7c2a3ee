/**
 * Persistent data as plain objects; rows and queries stay inside this module. Each call runs in a transaction of its own, or
 * in the one that `transaction` opened.
 */
export type Store = Repositories & {
  /**
   * Runs work in one transaction, which is rolled back if it rejects. Other calls wait, so use only the given repositories
   * (a call of the store itself would deadlock) and await nothing else.
   */
  transaction<T>(work: (repositories: Repositories) => Promise<T>): Promise<T>;
  /** Makes a write that changes nothing. Rejects with a StoreError if it fails. */
  assertWritable(): Promise<void>;
  /** Waits for calls in progress. The store must not be used afterwards. */
  close(): Promise<void>;
};

export type Repositories = {
  readonly revisions: RevisionRepository;
  readonly settings: SettingsRepository;
  readonly withholdings: WithholdingRepository;
  readonly answers: AnswerRepository;
  readonly votes: VoteRepository;
  readonly gaps: GapRepository;
  readonly outbox: OutboxRepository;
  readonly auditLog: AuditLogRepository;
  readonly retention: Retention;
};

/** The owner of a revision: a server's id, or 'operator' for the knowledge folder, which serves all servers. */
export type Owner = string;
export const operator: Owner = 'operator';

/** `update`: the old answers were right at the time. `correction`: they were wrong. */
export type ChangeKind = 'update' | 'correction';

/** `draft`: created from a moderator's form about a gap. */
export type RevisionOrigin = 'folder' | 'upload' | 'rollback' | 'draft';

/** A published version of a knowledge file, without its bytes. */
export type Revision = {
  /** Unique in the database; used in custom ids. */
  readonly id: number;
  readonly owner: Owner;
  readonly incidentId: string;
  /** From 1 for each owner and incident; shown to users. */
  readonly number: number;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  /** The moderator's user id; undefined for the folder at the start, and after the user asked to be forgotten. */
  readonly moderatorId: string | undefined;
  readonly createdAt: Date;
  readonly origin: RevisionOrigin;
  readonly changeKind: ChangeKind;
  readonly note: string;
  readonly factCount: number;
  /** The title of the incident; its id for revisions of earlier versions of the bot. */
  readonly title: string;
};

export type NewRevision = Omit<Revision, 'id' | 'number'> & { readonly bytes: Uint8Array };

export type RevisionRepository = {
  /** Adds it with the next number; it is not active yet. */
  add(revision: NewRevision): Promise<Revision>;
  find(id: number): Promise<Revision | undefined>;
  bytes(id: number): Promise<Uint8Array | undefined>;
  /** The latest first, of these owners together. */
  latest(owners: readonly Owner[], incidentId: string, limit: number): Promise<readonly Revision[]>;
  /** All active revisions: up to one per owner and incident. */
  active(): Promise<readonly Revision[]>;
  findActive(owner: Owner, incidentId: string): Promise<Revision | undefined>;
  /** Activates a revision for its owner and incident, instead of the previous one. Rejects an unknown id. */
  activate(id: number): Promise<void>;
  /** For a server that follows the operator again, or a file that was removed from the folder. */
  deactivate(owner: Owner, incidentId: string): Promise<void>;
};

/** The settings of a server. */
export type ServerSettings = {
  readonly incidentId?: string;
  readonly logChannelId?: string;
  readonly newsChannelId?: string;
  /** Incident ids by channel id, for channels that follow another incident than their server. */
  readonly channelIncidents: Readonly<Record<string, string>>;
};

export type SettingsRepository = {
  forServer(serverId: string): Promise<ServerSettings>;
  /** The settings of every server that has any. */
  all(): Promise<ReadonlyMap<string, ServerSettings>>;
  setIncident(serverId: string, incidentId: string | undefined): Promise<void>;
  setChannelIncident(serverId: string, channelId: string, incidentId: string | undefined): Promise<void>;
  setLogChannel(serverId: string, channelId: string | undefined): Promise<void>;
  setNewsChannel(serverId: string, channelId: string | undefined): Promise<void>;
  /** A random key of 32 bytes, created at the first start, for hashing users. */
  secret(): Promise<Uint8Array>;
};

/** A fact that a server's moderators withhold. */
export type Withholding = {
  readonly serverId: string;
  readonly incidentId: string;
  readonly factId: string;
  readonly moderatorId: string | undefined;
  readonly createdAt: Date;
  readonly reason: string;
  /** JSON written by the moderation module, which uses it to recognise the same fact under another id. */
  readonly fingerprint: string;
};

export type WithholdingRepository = {
  all(): Promise<readonly Withholding[]>;
  /** The withholdings of one server for one incident. */
  forIncident(serverId: string, incidentId: string): Promise<readonly Withholding[]>;
  /** Adds one, or replaces the reason, moderator, time and fingerprint of the existing one. */
  add(withholding: Withholding): Promise<void>;
  remove(serverId: string, incidentId: string, factId: string): Promise<void>;
};

export type Outcome = 'answered' | 'not-stated' | 'unsure' | 'no-match' | 'withheld';

/** An item that a public answer shows: a fact, a not-stated entry, a listed question or a sentence. */
export type AnswerItem = {
  /** JSON of the item's kind and id, or of its source and sentence number; written by the moderation module. */
  readonly key: string;
  /** A hash of the displayed content; 'withheld' or 'removed' if the message shows that notice instead. */
  readonly contentHash: string;
  /** The text that a correction strikes through: the answer or the not-stated question; '' if there is none. */
  readonly displayedText: string;
};

/** A public answer, which can be corrected. It contains no text of a question. */
export type PublicAnswer = {
  readonly id: number;
  readonly serverId: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly incidentId: string;
  /** The revision that the message shows. */
  readonly revisionId: number;
  readonly postedAt: Date;
  /** JSON of the message's kind and page, needed to render it again; written by the moderation module. */
  readonly layout: string;
  readonly items: readonly AnswerItem[];
};

/** `day`: YYYY-MM-DD in UTC. */
export type OutcomeCount = { readonly day: string; readonly outcome: Outcome; readonly count: number };
export type EntryCount = { readonly entryId: string; readonly count: number };

export type AnswerRepository = {
  add(answer: Omit<PublicAnswer, 'id'>): Promise<PublicAnswer>;
  find(id: number): Promise<PublicAnswer | undefined>;
  /** The answers about an incident since a time, oldest first; of one server or of all. */
  listSince(since: Date, incidentId: string, serverId?: string): Promise<readonly PublicAnswer[]>;
  /** The number of a server's answers since a time that show an item. */
  countShowing(since: Date, incidentId: string, serverId: string, itemKey: string): Promise<number>;
  /** Replaces the recorded items after an edit of the message. Does nothing if the answer was deleted in the meantime. */
  replaceItems(id: number, revisionId: number, items: readonly AnswerItem[]): Promise<void>;
  /** Counts a question and the entries of its answer. */
  countQuestion(
    serverId: string,
    incidentId: string,
    askedAt: Date,
    outcome: Outcome,
    entryIds: readonly string[],
  ): Promise<void>;
  outcomeCounts(serverId: string, incidentId: string, since: Date): Promise<readonly OutcomeCount[]>;
  /** The most frequent first. */
  entryCounts(serverId: string, incidentId: string, since: Date): Promise<readonly EntryCount[]>;
};

export type VoteKind = 'helpful' | 'not-asked' | 'unsupported';

/** `voterHash`: a keyed hash of user and message, hexadecimal, to count one vote per user. */
export type Vote = {
  readonly serverId: string;
  readonly incidentId: string;
  readonly messageId: string;
  readonly voterHash: string;
  readonly entryId: string;
  readonly kind: VoteKind;
  readonly createdAt: Date;
};
export type VoteCount = { readonly entryId: string; readonly kind: VoteKind; readonly count: number };

export type VoteRepository = {
  /** One per user and message: replaces an earlier vote and deletes its gap. */
  cast(vote: Vote): Promise<{ readonly id: number }>;
  counts(serverId: string, incidentId: string, since: Date): Promise<readonly VoteCount[]>;
  /** The messages with votes, to compute a user's hashes. */
  messageIds(): Promise<readonly string[]>;
  /** Deletes the votes with these hashes, and their gaps. */
  forget(voterHashes: readonly string[]): Promise<void>;
};

/** 'unmatched' and 'unsure' are outcomes; 'not-asked' and 'unsupported' are votes on an answer. */
export type GapKind = 'unmatched' | 'unsure' | 'not-asked' | 'unsupported';

/** A question without a satisfactory answer. `question` is normalised and contains no personal data. */
export type Gap = {
  readonly id: number;
  readonly serverId: string;
  readonly incidentId: string;
  readonly question: string;
  readonly kind: GapKind;
  /** The entry that was shown, if any. */
  readonly entryId: string | undefined;
  readonly createdAt: Date;
  /** `ignored` hides similar gaps too; `drafted` is no longer counted. */
  readonly state: 'open' | 'ignored' | 'drafted';
};

export type GapRepository = {
  /**
   * `voteId`: the vote that created it, and with which it is deleted. Without one, up to 100 of the same question and kind and
   * 5,000 in total are stored per day (UTC); further ones are only counted as outcomes.
   */
  add(gap: Omit<Gap, 'id' | 'state'>, voteId?: number): Promise<void>;
  /** The latest ones, the oldest of them first; up to 5,000 by default. */
  list(serverId: string, incidentId: string, limit?: number): Promise<readonly Gap[]>;
  setState(ids: readonly number[], state: Gap['state']): Promise<void>;
};

/** A message to post or edit exactly once. Tasks of equal priority keep their order. */
export type OutboxTask = {
  readonly id: number;
  readonly serverId: string;
  readonly channelId: string;
  readonly createdAt: Date;
  /** How often it was claimed. A claimed task that was not completed may have been sent. */
  readonly attempts: number;
  /** Claimed before all other tasks: the message shows a withheld fact, or lacks a restored one. */
  readonly urgent?: true;
  readonly payload: TaskPayload;
};

/**
 * `data` is a JSON object that the moderation module wrote. In `log`, it contains the moderator's user id only as `by`, which
 * `forget` deletes.
 */
export type TaskPayload =
  | { readonly kind: 'correction'; readonly answerId: number; readonly causedAt: string }
  | { readonly kind: 'news'; readonly data: string }
  | { readonly kind: 'log'; readonly data: string };

export type OutboxTurn = {
  /** The server that was served last. The next one in the order of ids is served first. */
  readonly lastServerId?: string | undefined;
  /** Channels that must not get another message yet, except urgent ones. */
  readonly pausedChannelIds?: readonly string[];
};

export type OutboxRepository = {
  /**
   * Merges a correction into an unclaimed one of the same answer, with the later cause. A claimed one may be sending an older
   * state, so another is added behind it.
   */
  add(task: Omit<OutboxTask, 'id' | 'attempts'>): Promise<void>;
  /**
   * Returns the next due task and counts the attempt; undefined if none is due. Urgent tasks come first, then servers take
   * turns. The task stays due until it is completed or rescheduled, also after a restart, so do that before the next call.
   */
  claim(now: Date, turn?: OutboxTurn): Promise<OutboxTask | undefined>;
  /** Deletes a task that was sent or cannot be sent. */
  complete(id: number): Promise<void>;
  /** Retries the task at this time or later. */
  reschedule(id: number, until: Date): Promise<void>;
  /** The number of tasks of one kind, or of all. */
  pendingCount(kind?: TaskPayload['kind']): Promise<number>;
};

/** `action` is a fixed keyword, `detail` is text. */
type AuditLogEntry = {
  readonly id: number;
  /** A server's id, or 'operator'. */
  readonly serverId: Owner;
  readonly moderatorId: string | undefined;
  readonly createdAt: Date;
  readonly action: string;
  readonly detail: string;
};

export type AuditLogRepository = {
  add(entry: Omit<AuditLogEntry, 'id'>): Promise<void>;
  /** The latest first, of these servers together. `page` starts at 1; a page after the last one is empty. */
  page(
    serverIds: readonly Owner[],
    page: number,
    pageSize: number,
  ): Promise<{ readonly items: readonly AuditLogEntry[]; readonly pageCount: number }>;
};

export type Retention = {
  /**
   * Deletes answers, votes, gaps, pending tasks and daily counts from before this time. Revisions, settings, withholdings and
   * the audit log are kept.
   */
  clean(before: Date): Promise<void>;
  /** Removes a user's id from revisions, withholdings, the audit log and queued log posts. */
  forget(userId: string): Promise<void>;
};
