import type { Entry, Fact, Incident, Knowledge, NotStated } from '../knowledge/knowledge.ts';
import type { FileProblem } from '../knowledge/problem.ts';
import type { Announcement } from './announcement.ts';
import type { Answer } from './answer.ts';
import type { FactList, PageOfItems, SentenceContext, SourceReply, Timeline } from './lists.ts';
import type { ModeratorReply } from './moderator-reply.ts';

/** Short messages: errors, refusals and confirmations. */
export type Notice =
  | 'entry-gone'
  | 'no-such-sentence'
  | 'no-such-source'
  | 'no-such-topic'
  | 'needs-manage-server'
  | 'too-fast'
  | 'no-text'
  | 'cannot-read-role-mention'
  | 'cannot-read-other-message'
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
  | 'no-gaps'
  | 'upload-in-progress'
  | 'uploads-busy'
  | 'too-many-uploads'
  | 'loading';

/** Everything that the bot can reply, as plain data; src/rendering turns it into text. */
export type Reply =
  | Answer
  | ModeratorReply
  | Announcement
  | FactList
  | Timeline
  | { readonly kind: 'not-stated-list'; readonly entries: PageOfItems<NotStated>; readonly incident: Incident }
  | SourceReply
  | SentenceContext
  | {
      readonly kind: 'others';
      readonly entries: readonly Entry[];
      readonly incident: Incident;
      /** Whether the press of "Not what I asked" was counted as a vote. */
      readonly isVote: boolean;
    }
  /** What may be wrong with the answer in a message, to choose from. */
  | {
      readonly kind: 'problem';
      readonly entryIds: readonly string[];
      readonly otherIds: readonly string[];
      readonly messageId: string;
      readonly incident: Incident;
      /** Without a fact there is no quotation to doubt. */
      readonly hasFact: boolean;
    }
  | {
      readonly kind: 'help';
      readonly incident: Incident;
      readonly commands: readonly { name: string; description: string }[];
      /** Facts whose questions are shown as examples. */
      readonly samples: readonly Fact[];
    }
  | {
      readonly kind: 'about';
      readonly incident: Incident;
      readonly commands: readonly { name: string; description: string }[];
      /** Days for which unanswered questions, daily counts and the locations of answers are stored. */
      readonly retentionDays: number;
      readonly correctionDays: number;
    }
  | { readonly kind: 'status'; readonly knowledge: Knowledge; readonly revision: string; readonly activeSince: Date }
  | {
      readonly kind: 'refused';
      readonly problems: readonly FileProblem[];
      /** The modal whose submission was refused, if any; it can be reopened with the submitted values. */
      readonly modal?: { readonly gapId: number; readonly form: 'fact' | 'not-stated' | 'meaning' };
    }
  | {
      readonly kind: 'notice';
      readonly notice: Notice;
      /** Identifies a failure in the log. */
      readonly requestId?: string;
      /** When a rate-limited request is allowed again. */
      readonly retryAt?: Date;
    };

/** The reply of one kind. */
export type ReplyOf<Kind extends Reply['kind']> = Extract<Reply, { kind: Kind }>;
