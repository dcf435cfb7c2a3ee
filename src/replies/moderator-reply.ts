import type { Entry, Fact, Incident } from '../knowledge/knowledge.ts';
import type { Sentence } from '../knowledge/sentences.ts';
import type { ChangeApplied, ChangePreview, RevisionSummary } from './change-reply.ts';
import type { Explanation } from './explanation.ts';
import type { FeedbackReport, GapGroup } from './feedback-reply.ts';
import type { Modal } from './modal.ts';

/** Replies that only moderators see. */
export type ModeratorReply =
  | ChangePreview
  | ChangeApplied
  | Modal
  | FeedbackReport
  | { readonly kind: 'history'; readonly incident: Incident; readonly revisions: readonly RevisionSummary[] }
  | {
      readonly kind: 'entry-details';
      readonly entry: Entry;
      readonly withheldReason?: string;
      readonly sentences: readonly Sentence[];
      /** Within the last RETENTION_DAYS. */
      readonly askedCount: number;
      readonly votes: { readonly helpful: number; readonly notAsked: number; readonly unsupported: number };
      readonly publicAnswerCount: number;
    }
  | { readonly kind: 'download'; readonly name: string; readonly bytes: Uint8Array; readonly revision: string }
  | {
      readonly kind: 'explanation';
      readonly question: string;
      readonly explanation: Explanation;
      readonly entry?: Entry;
      /** The notice that users get instead of the matched entry. */
      readonly replacedBy?: 'withheld' | 'support-notice';
    }
  | {
      readonly kind: 'withholding';
      readonly operation: 'withheld' | 'restored';
      readonly entry: string;
      readonly correctionCount: number;
      /** Visible facts that cite the same sentences. */
      readonly factsOnSameSentences: readonly Fact[];
      /** Ids of facts with the same content, which are withheld or restored together with it. */
      readonly alsoAffectedFactIds?: readonly string[];
      readonly commandsFailed: boolean;
    }
  | {
      readonly kind: 'gaps';
      readonly groups: readonly GapGroup[];
      readonly page: number;
      readonly pageCount: number;
      readonly questionCount: number;
    }
  | {
      readonly kind: 'gap';
      readonly group: GapGroup;
      readonly closestSentences: readonly Sentence[];
      readonly page: number;
    }
  | {
      readonly kind: 'audit-log';
      readonly entries: readonly {
        readonly createdAt: Date;
        readonly moderatorId: string | undefined;
        readonly action: string;
        readonly detail: string;
      }[];
      readonly page: number;
      readonly pageCount: number;
    }
  | {
      readonly kind: 'settings';
      readonly incidentId: string;
      readonly incidentIdByChannelId: Readonly<Record<string, string>>;
      readonly logChannelId?: string;
      readonly newsChannelId?: string;
      readonly incidents: readonly { readonly id: string; readonly title: string }[];
    };
