import type {
  Citation,
  Entry,
  Fact,
  Incident,
  Knowledge,
  NotStated,
  Source,
  SupportNotice,
} from '../knowledge/knowledge.ts';
import type { FileProblem } from '../knowledge/problem.ts';
import type { Sentence } from '../knowledge/sentences.ts';
import type { Announcement } from './announcement.ts';
import type { ModeratorReply } from './moderator-reply.ts';

/** A fact, and the sentences that it rests on. */
export type FactAnswer = {
  readonly kind: 'answered';
  readonly fact: Fact;
  /** The entries that came next, for "Not what I asked"; at most three. */
  readonly alternatives: readonly Entry[];
  readonly supportNotices: readonly SupportNotice[];
  readonly incident: Incident;
  readonly source: Source;
  /** What else the same message asked, in its order; at most two. */
  readonly additionalAnswers: readonly EntryAnswer[];
  /** How many more of its questions have an answer that is withheld, where any has; nothing of them is told. */
  readonly withheldCount?: number;
};

/** The question was understood, and the article does not say. */
export type NotStatedAnswer = {
  readonly kind: 'not-stated';
  readonly entry: NotStated;
  readonly closestSentence?: Citation;
  readonly alternatives: readonly Entry[];
  readonly supportNotices: readonly SupportNotice[];
  readonly incident: Incident;
  readonly source: Source;
  readonly additionalAnswers: readonly EntryAnswer[];
  readonly withheldCount?: number;
};

/** A reply that an entry gives. */
export type EntryAnswer = FactAnswer | NotStatedAnswer;

/** More than one thing may be meant; at most three to choose from. */
export type Unsure = {
  readonly kind: 'unsure';
  readonly choices: readonly Entry[];
  readonly supportNotices: readonly SupportNotice[];
  readonly incident: Incident;
};

/** Nothing was recognised. `empty` where there was no question to match. */
export type NoMatch = {
  readonly kind: 'no-match';
  readonly empty: boolean;
  /** Help for the person who wrote, where their words ask for it; it stands in place of everything else. */
  readonly supportNotices: readonly SupportNotice[];
  readonly suggestions: readonly Fact[];
  readonly incident: Incident;
};

/** The question was understood, and the moderators withhold the answer; nothing of it is told, not even what it is about. */
export type WithheldAnswer = { readonly kind: 'withheld'; readonly factId: string; readonly incident: Incident };

/** What becomes of a question: one of five, each with wording of its own. */
export type Answer = FactAnswer | NotStatedAnswer | Unsure | NoMatch | WithheldAnswer;

/** One page of a longer list; `page` counts from 1. */
export type PageOfItems<T> = { readonly items: readonly T[]; readonly page: number; readonly pageCount: number };

/** What happened when, in order. */
export type Timeline = { readonly kind: 'timeline'; readonly facts: PageOfItems<Fact>; readonly incident: Incident };

/** One page of the facts by topic; `topic` where it is one alone. */
export type FactList = {
  readonly kind: 'facts';
  readonly topic?: string;
  readonly facts: PageOfItems<Fact>;
  readonly knowledge: Knowledge;
};

/** Sentences of the article among their neighbours. */
export type SentenceContext = {
  readonly kind: 'context';
  /** Whether the sentence was asked for by its number, and is not one that an answer cites. */
  readonly isRequestedByNumber: boolean;
  readonly citedNumbers: readonly number[];
  readonly sentences: readonly Sentence[];
  readonly source: Source;
};

/** What tells no fact, and shows questions or sentences of some: wrong only once one of them is withheld. */
export type ListReply = FactList | SentenceContext | Unsure | NoMatch;

/** What does not exist, is not allowed or went wrong, told kindly. */
export type Notice =
  | 'entry-gone'
  | 'no-such-sentence'
  | 'no-such-topic'
  | 'needs-manage-server'
  | 'too-fast'
  | 'no-text'
  | 'outdated'
  | 'failed'
  | 'voted-helpful'
  | 'voted-unsupported'
  | 'voted-not-asked'
  | 'forgotten'
  | 'no-such-incident'
  | 'preview-expired'
  | 'preview-of-another'
  | 'discarded'
  | 'no-such-revision'
  | 'already-active'
  | 'no-such-fact'
  | 'already-withheld'
  | 'not-withheld'
  | 'gap-gone'
  | 'gap-ignored'
  | 'no-gaps';

/** Everything that the bot can say, as plain data; how it looks is the business of rendering. */
export type Reply =
  | Answer
  | ModeratorReply
  | Announcement
  | FactList
  | Timeline
  | { readonly kind: 'not-stated-list'; readonly entries: PageOfItems<NotStated>; readonly incident: Incident }
  | { readonly kind: 'source'; readonly source: Source; readonly incident: Incident }
  | SentenceContext
  | {
      readonly kind: 'others';
      readonly entries: readonly Entry[];
      readonly incident: Incident;
      /** Whether "Not what I asked" was counted as a vote along with it. */
      readonly isVote: boolean;
    }
  | {
      readonly kind: 'about';
      readonly incident: Incident;
      readonly commands: readonly { name: string; description: string }[];
      /** For how many days unanswered questions, counts and the places of answers are kept. */
      readonly retentionDays: number;
      readonly correctionDays: number;
    }
  | { readonly kind: 'status'; readonly knowledge: Knowledge; readonly revision: string; readonly activeSince: Date }
  | {
      readonly kind: 'refused';
      readonly problems: readonly FileProblem[];
      /** The form about a gap from which it came, where it did; it opens again with what was typed. */
      readonly modal?: { readonly gapId: number; readonly entryKind: 'fact' | 'not-stated' };
    }
  | {
      readonly kind: 'notice';
      readonly notice: Notice;
      /** By which a failure is found in the log. */
      readonly requestId?: string;
      /** When what is refused now will be done again. */
      readonly retryAt?: Date;
    };

/** The reply of one kind. */
export type ReplyOf<Kind extends Reply['kind']> = Extract<Reply, { kind: Kind }>;
