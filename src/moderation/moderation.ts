import type { Form } from '../answering/form.ts';
import type { OwnReply } from '../answering/own-reply.ts';
import type { Reply } from '../answering/reply.ts';
import type { Shift } from '../answering/shift.ts';
import type { VoteKind } from '../store/store.ts';

/**
 * Where somebody is: a channel of a server, or a direct message (`server` undefined). A thread has the channel that it
 * belongs to as its `parent`, and follows what that one follows. Ids are Discord's.
 */
export type Place = { readonly server: string | undefined; readonly channel: string; readonly parent?: string };

/** Somebody who may change a server's knowledge, and where they say so. */
export type Moderator = Place & { readonly person: string; readonly server: string };

/** Everything that happens to the knowledge while the bot runs. Nothing here knows Discord. Replies are what the moderator is told. */
export type Moderation = {
  readonly desk: Desk;
  readonly changes: Changes;
  readonly archive: Archive;
  readonly choices: Choices;
  readonly feedback: Feedback;
  readonly gaps: GapWork;
  /** How the questions of the last days fared here. */
  report(moderator: Moderator, days: number): Promise<Reply>;
  readonly outbox: OutboxWork;
  /** For how many days what is kept, for whoever asks. */
  readonly kept: { readonly retentionDays: number; readonly correctionDays: number };
  /** Deletes what has been kept long enough; called at the start, and then by a schedule. */
  clean(): Promise<void>;
};

/** The knowledge in force, by place. All of it in memory: no question waits for a database. */
export type Desk = {
  /** The state in force here. Take it once for a question, so that the answer comes wholly from one state. */
  at(place: Place): Shift;
  /** The state of one incident as this server has it, which need not be the one it follows; undefined where there is none. */
  of(server: string | undefined, incident: string): Shift | undefined;
  /** The states that some channel of this server is answered from, the server's own first. */
  followed(server: string): readonly Shift[];
  /** The incidents that this server can choose from. */
  incidents(server: string | undefined): readonly { readonly id: string; readonly title: string }[];
  /** The revision in force: an id of the store, and what people call it. */
  revisionAt(server: string | undefined, incident: string): { readonly id: number; readonly name: string } | undefined;
  /**
   * Called after each change of what is in force, with the server that it concerns, or undefined for all; resolves with
   * whether Discord took the commands.
   */
  onChange(listener: (server: string | undefined) => Promise<boolean>): unknown;
};

/** A file that somebody would like to be in force. */
export type Proposal = {
  readonly incident: string;
  readonly bytes: Uint8Array;
  readonly origin: 'upload' | 'rollback' | 'draft';
  readonly note: string;
  /** Makes the file anew from what is in force by then; absent where the bytes are what was meant. */
  readonly onto?: (inForce: Uint8Array) => Uint8Array;
  /** Done in the same transaction as putting it in force: a gap is drafted then, and not before. */
  readonly gaps?: readonly number[];
};

/** What moderators change. Nothing rejects for what a file or a person may hold; every change is in the moderators' log. */
export type Changes = {
  /** Reads the folder again and puts it in force for all, if all of it holds; asks first where much would be lost. */
  reload(by: Moderator): Promise<Reply>;
  /** Parses a file and shows what it would change, or its problems. Whose incident it is stands in the file. */
  upload(by: Moderator, bytes: Uint8Array, note: string): Promise<Reply>;
  /** The same for a file that was made here. */
  propose(by: Moderator, proposal: Proposal): Promise<Reply>;
  /** What an earlier revision would change; 0 for following the operator's files again. */
  rollback(by: Moderator, revision: number): Promise<Reply>;
  /** Puts a preview in force. `sure` is the second press, where much would be lost. */
  confirm(by: Moderator, preview: string, sure: boolean): Promise<Reply>;
  discard(by: Moderator, preview: string): Promise<Reply>;
  withhold(by: Moderator, fact: string, reason: string): Promise<Reply>;
  restore(by: Moderator, fact: string): Promise<Reply>;
  /** Facts that public answers here have shown and that are no more, so that they can be withheld too: taken out of those. */
  toldBefore(place: Place): Promise<readonly { readonly id: string; readonly answer: string }[]>;
};

/** What moderators look up. */
export type Archive = {
  /** The last ten states of the incident in force here: this server's and the operator's. */
  history(by: Moderator): Promise<Reply>;
  /**
   * The same as choices for /knowledge rollback; the value is what a revision is called, such as "3" or "folder 2", and
   * "0" stands for the operator's files. `id` is what `rollback` takes.
   */
  earlier(place: Place): Promise<readonly { readonly name: string; readonly value: string; readonly id: number }[]>;
  /** All that is known of an entry. */
  show(by: Moderator, entry: string): Promise<Reply>;
  download(by: Moderator): Promise<Reply>;
  /** Why a question gets its outcome. */
  test(by: Moderator, question: string): Promise<Reply>;
  status(by: Moderator): Promise<Reply>;
  log(by: Moderator, page: number): Promise<Reply>;
};

/** What a server chooses. */
export type Choices = {
  /** The incident of the server, or of one channel of it. */
  follow(by: Moderator, incident: string, channel: string | undefined): Promise<Reply>;
  /** Where the moderators' log is posted; undefined for nowhere. */
  logTo(by: Moderator, channel: string | undefined): Promise<Reply>;
  /** Where "what is new" is posted; undefined for nowhere. */
  newsTo(by: Moderator, channel: string | undefined): Promise<Reply>;
  show(by: Moderator): Promise<Reply>;
};

/** A question and the reply that somebody got to it. */
export type Asked = {
  readonly place: Place;
  /** The shift that answered. */
  readonly shift: Shift;
  readonly reply: Reply;
  /** Undefined where no words were typed, as with a fact's own command. */
  readonly question: string | undefined;
  /** The message with the answer, where others can read it; undefined for a private one. */
  readonly publicMessage: string | undefined;
  /** The message with the answer where only the person who asks sees it, if its id is known: there may be a vote on it. */
  readonly privateMessage?: string | undefined;
};

/** A vote as it comes in, one a person and message: `entries` are those that the message answers with, of this incident. */
export type Ballot = {
  readonly person: string;
  readonly place: Place;
  readonly message: string;
  readonly entries: readonly string[];
  /** Undefined under answers of earlier versions, whose buttons do not say. */
  readonly incident?: string | undefined;
  readonly kind: VoteKind;
};

/** Where it is noted that something could not be kept; pino's logger has this shape. */
export type FaultLog = { error(details: { readonly err: unknown }, message: string): void };

/** What people do with answers. Asking and voting never reject: what can't be kept is logged, and the answer stands. */
export type Feedback = {
  /** Called once an answer is sent. Counts it, remembers where it stands, and keeps a gap if there was none. */
  asked(asked: Asked): Promise<void>;
  /** Whether it could be kept. */
  vote(ballot: Ballot): Promise<boolean>;
  /** Deletes all that is tied to a person. Rejects where it can't: whoever asked for it has to know. */
  forget(person: string): Promise<Reply>;
  /** The same, whose faults are noted in this log. */
  noting(log: FaultLog): Feedback;
};

/** The questions that were asked in vain. */
export type GapWork = {
  page(by: Moderator, page: number): Promise<Reply>;
  /** One group, by any gap of it. */
  open(by: Moderator, gap: number, page: number): Promise<Reply>;
  ignore(by: Moderator, gap: number): Promise<Reply>;
  /** The form for a fact, or for what is not stated, filled in as far as can be guessed. */
  form(by: Moderator, gap: number, what: 'fact' | 'not-stated'): Promise<Form | Reply>;
  /** What the form brought, by field: a preview of the file with it, or its problems. */
  submit(
    by: Moderator,
    gap: number,
    what: 'fact' | 'not-stated',
    fields: Readonly<Record<string, readonly string[]>>,
  ): Promise<Reply>;
};

/** Something to say or to edit on Discord. */
export type Errand = {
  readonly id: number;
  readonly channel: string;
  /** To edit, and if that is impossible to reply to; undefined for a new message. */
  readonly message: string | undefined;
  readonly reply: OwnReply;
  /** The same each time that it is tried, and of no other errand: by it Discord knows a post that it has already. */
  readonly nonce: string;
  /** When it came to be: what was posted before that in the same words is another post. */
  readonly planned: Date;
  /** Begun before and not ended, so it may have been done already. */
  readonly again: boolean;
};

/** Why an errand can never be done. */
export type Impossibility = 'channel-gone' | 'message-gone' | 'not-allowed';

/** What the bot says of its own accord, in order; whoever is connected to Discord runs the errands. */
export type OutboxWork = {
  /** The next errand that is due; undefined where there is none. Corrections that are none any more are passed over. */
  next(): Promise<Errand | undefined>;
  /** It stands on Discord now. `posted`: the message that it is in, where it is not the one that was to be edited. */
  done(errand: Errand, posted?: string): Promise<void>;
  /** It can't be done, ever; the moderators find it in their log. */
  impossible(errand: Errand, why: Impossibility): Promise<void>;
  /** Discord is in trouble; it is tried again later, each time a little later, and not before so many ms as Discord says. */
  later(errand: Errand, wait?: number): Promise<void>;
  /** Called whenever there may be something to do. */
  onWork(listener: () => void): void;
  waiting(): Promise<number>;
};
