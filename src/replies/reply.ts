import type { Entry, Incident, Knowledge, NotStated, Source } from '../knowledge/knowledge.ts';
import type { FileProblem } from '../knowledge/problem.ts';
import type { Announcement } from './announcement.ts';
import type { Answer } from './answer.ts';
import type { FactList, PageOfItems, SentenceContext, Timeline } from './lists.ts';
import type { ModeratorReply } from './moderator-reply.ts';

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
