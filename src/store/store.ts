/**
 * What outlives a restart. Everything here is plain data in and out; rows and queries stay inside this room. Times are
 * instants. Each call is one transaction of its own, or part of the one that it was made in (`atOnce`).
 */
export type Store = Repositories & {
  /**
   * Runs work in one transaction: all of it is kept, or, where it rejects, nothing. Others wait; so use only the stores that
   * it is given (a call of the store itself would wait for the end of the work that waits for it), and wait for nothing else.
   */
  transaction<T>(work: (repositories: Repositories) => Promise<T>): Promise<T>;
  /** Writes something that changes nothing. Rejects with a StoreError where that can't be done. */
  assertWritable(): Promise<void>;
  /** Waits for what is under way; nothing may be asked of it afterwards. */
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

/** Whose a revision is: a server's id, or 'operator' for what comes from the folder and serves all servers. */
export type Owner = string;
export const operator: Owner = 'operator';

/** Where a revision came from. `draft`: made from a moderator's form about a gap. */
export type RevisionOrigin = 'folder' | 'upload' | 'rollback' | 'draft';

/** One accepted state of a knowledge file, without its bytes. */
export type Revision = {
  /** Unique in the database; stands in custom ids. */
  readonly id: number;
  readonly owner: Owner;
  readonly incidentId: string;
  /** Counted from 1 for each owner and incident: what people call it by. */
  readonly number: number;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  /** The moderator's user id; undefined for the folder at the start, and for somebody who asked to be forgotten. */
  readonly moderatorId: string | undefined;
  readonly createdAt: Date;
  readonly origin: RevisionOrigin;
  readonly note: string;
  /** How many facts it has, for lists. */
  readonly factCount: number;
};

export type NewRevision = Omit<Revision, 'id' | 'number'> & { readonly bytes: Uint8Array };

export type RevisionRepository = {
  /** Adds it with the next number; it is not in force yet. */
  add(revision: NewRevision): Promise<Revision>;
  find(id: number): Promise<Revision | undefined>;
  bytes(id: number): Promise<Uint8Array | undefined>;
  /** The latest first, of these owners together. */
  latest(owners: readonly Owner[], incidentId: string, limit: number): Promise<readonly Revision[]>;
  /** All that are in force: one at most for an owner and incident. */
  active(): Promise<readonly Revision[]>;
  findActive(owner: Owner, incidentId: string): Promise<Revision | undefined>;
  /** Puts a revision in force for its own owner and incident, in place of the one before. Rejects where there is none. */
  activate(id: number): Promise<void>;
  /** An owner's state ends: a server follows the operator again, or a file is gone from the folder. */
  deactivate(owner: Owner, incidentId: string): Promise<void>;
};

/** What a server has chosen; what is undefined it has not. */
export type ServerSettings = {
  readonly incidentId?: string;
  readonly logChannelId?: string;
  readonly newsChannelId?: string;
  /** Channels that follow another incident than their server. */
  readonly channelIncidents: Readonly<Record<string, string>>;
};

export type SettingsRepository = {
  forServer(serverId: string): Promise<ServerSettings>;
  /** Those of every server that has chosen anything. */
  all(): Promise<ReadonlyMap<string, ServerSettings>>;
  setIncident(serverId: string, incidentId: string | undefined): Promise<void>;
  setChannelIncident(serverId: string, channelId: string, incidentId: string | undefined): Promise<void>;
  setLogChannel(serverId: string, channelId: string | undefined): Promise<void>;
  setNewsChannel(serverId: string, channelId: string | undefined): Promise<void>;
  /** A random secret, 32 bytes, made at the first start: the key by which people are hashed. */
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
  /** What the fact said, as the moderation room wrote it (JSON): by it a fact of another id is known as the same. */
  readonly fingerprint: string;
};

export type WithholdingRepository = {
  all(): Promise<readonly Withholding[]>;
  /** Those of one server about one incident. */
  forIncident(serverId: string, incidentId: string): Promise<readonly Withholding[]>;
  /** Adds one; the one there is gets the later reason, person, time and words. */
  add(withholding: Withholding): Promise<void>;
  remove(serverId: string, incidentId: string, factId: string): Promise<void>;
};

/** What became of a question, as it is counted. */
export type Outcome = 'answered' | 'not-stated' | 'unsure' | 'no-match' | 'withheld';

/**
 * What an answer showed of an entry. `said` tells whether it has changed since (a hash over answer, speaker, status and
 * quotations, or 'withheld' or 'removed' where the message says just that); `words` is what is struck through when it is
 * corrected: the answer, the question that was not answered, or '' where nothing may be repeated.
 */
export type AnswerItem = { readonly key: string; readonly contentHash: string; readonly displayedText: string };

/** Something that the bot answered where others can read it, and that it can correct. There is no text of a question. */
export type PublicAnswer = {
  readonly id: number;
  readonly serverId: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly incidentId: string;
  /** The revision whose words the message shows now. */
  readonly revisionId: number;
  readonly postedAt: Date;
  /** How it is drawn anew: 'answer' an answer, 'timeline 2' a page of the timeline. */
  readonly layout: string;
  readonly items: readonly AnswerItem[];
};

/** How many questions had which outcome; `day` as YYYY-MM-DD in UTC. */
export type OutcomeCount = { readonly day: string; readonly outcome: Outcome; readonly count: number };
export type EntryCount = { readonly entryId: string; readonly count: number };

export type AnswerRepository = {
  add(answer: Omit<PublicAnswer, 'id'>): Promise<PublicAnswer>;
  find(id: number): Promise<PublicAnswer | undefined>;
  /** Those of an incident since an instant, oldest first; of one server, or of all. */
  listSince(since: Date, incidentId: string, serverId?: string): Promise<readonly PublicAnswer[]>;
  /** How many of a server's have shown an entry of an incident since an instant. */
  countShowing(since: Date, incidentId: string, serverId: string, itemKey: string): Promise<number>;
  /** What the message shows from now on. Nothing happens where the answer is not kept any more. */
  replaceItems(id: number, revisionId: number, items: readonly AnswerItem[]): Promise<void>;
  /** Counts a question and the entries that it was answered with. */
  countQuestion(
    serverId: string,
    incidentId: string,
    askedAt: Date,
    outcome: Outcome,
    entryIds: readonly string[],
  ): Promise<void>;
  outcomeCounts(serverId: string, incidentId: string, listSince: Date): Promise<readonly OutcomeCount[]>;
  /** The most asked first. */
  entryCounts(server: string, incident: string, listSince: Date): Promise<readonly EntryCount[]>;
};

export type VoteKind = 'helpful' | 'not-asked' | 'unsupported';

/** `person` is a keyed hash of person and message, hexadecimal: it serves to count one vote each and nothing else. */
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
  /** One a person and message: a second one takes the place of the first, whose gap goes with it. Gives the vote's id. */
  cast(vote: Vote): Promise<{ readonly id: number }>;
  counts(serverId: string, incidentId: string, since: Date): Promise<readonly VoteCount[]>;
  /** The messages that anybody voted on, to find a person's hashes. */
  messageIds(): Promise<readonly string[]>;
  /** Deletes the votes with these hashes, and the gaps that came of them. */
  forget(voterHashes: readonly string[]): Promise<void>;
};

/** `unmatched` and `unsure` are outcomes; `not-asked` and `unsupported` are votes on an answer that was given. */
export type GapKind = 'unmatched' | 'unsure' | 'not-asked' | 'unsupported';

/** A question that the knowledge did not serve. `question` is normalised and masked before it comes here. */
export type Gap = {
  readonly id: number;
  readonly serverId: string;
  readonly incidentId: string;
  readonly question: string;
  readonly kind: GapKind;
  /** The entry that was shown, where there was one. */
  readonly entryId: string | undefined;
  readonly createdAt: Date;
  /** `ignored` hides all that are like it; `drafted` counts no more. */
  readonly state: 'open' | 'ignored' | 'drafted';
};

export type GapRepository = {
  /**
   * `vote`: the vote that it came of, with which it goes. Without one, a hundred of the same question and kind are kept of a
   * day in UTC, and 5,000 of all: what comes then is counted among the outcomes alone.
   */
  add(gap: Omit<Gap, 'id' | 'state'>, voteId?: number): Promise<void>;
  /** The last ones, oldest of them first; 5,000 if not said, since nobody reads further back. */
  list(serverId: string, incidentId: string, limit?: number): Promise<readonly Gap[]>;
  setState(ids: readonly number[], state: Gap['state']): Promise<void>;
};

/** Something that the bot has to say or to edit of its own accord, in order, once. */
export type OutboxTask = {
  readonly id: number;
  readonly serverId: string;
  readonly channelId: string;
  readonly createdAt: Date;
  /** How often it was begun. One that was begun and not ended may have been done already. */
  readonly attempts: number;
  /** Comes before all that are not: something has to be taken back. */
  readonly urgent?: true;
  readonly payload: TaskPayload;
};

/**
 * `news` and `log` carry what is posted, as the moderation room wrote it: a JSON object. Who did what a line of the log tells
 * stands in it as `by`, and nowhere else in it.
 */
export type TaskPayload =
  | { readonly kind: 'correction'; readonly answerId: number; readonly causedAt: string }
  | { readonly kind: 'news'; readonly data: string }
  | { readonly kind: 'log'; readonly data: string };

export type OutboxRepository = {
  /**
   * A correction of an answer that is already waiting for one is not added again; its cause becomes the later one. One that
   * was begun is no longer waiting: it may be on its way with the words of a moment ago, so another is added behind it.
   */
  add(task: Omit<OutboxTask, 'id' | 'attempts'>): Promise<void>;
  /**
   * The first one whose time has come, urgent ones before all others, which is marked as begun; undefined where none is due. It comes again until it is
   * ended or put off, in this run of the program or the next: end one before the next is begun.
   */
  claim(now: Date): Promise<OutboxTask | undefined>;
  /** Over and done with: sent, or known to be impossible. */
  complete(id: number): Promise<void>;
  /** To be tried again, not before this instant. */
  reschedule(id: number, until: Date): Promise<void>;
  /** How many are not ended: of one kind, or all. */
  pendingCount(kind?: TaskPayload['kind']): Promise<number>;
};

/** One line of the moderators' log. `action` is a fixed word, `detail` in words. */
export type AuditLogEntry = {
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
  /** The latest first, of these servers together. `page` from 1; one past the last is empty; there is one page at least. */
  page(
    serverIds: readonly Owner[],
    page: number,
    pageSize: number,
  ): Promise<{ readonly items: readonly AuditLogEntry[]; readonly pageCount: number }>;
};

export type Retention = {
  /**
   * Deletes answers, votes, gaps and what waits in the outbox from before this instant, and counts of days before its day.
   * Revisions, settings, withholdings and the moderators' log are the record, and are kept.
   */
  clean(before: Date): Promise<void>;
  /** Takes a person's id from revisions, withholdings, the log and lines of it that wait to be posted. */
  forget(userId: string): Promise<void>;
};
