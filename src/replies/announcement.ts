import type { Fact, Incident } from '../knowledge/knowledge.ts';
import type { EntryAnswer } from './answer.ts';
import type { ListReply, Timeline } from './lists.ts';

/** The change of one item that an earlier message shows. */
export type Correction = {
  /**
   * 'changed': another answer. 'evidence-changed': the same answer with other quotations, speaker, status or time. 'removed':
   * no longer in the file. 'withheld': hidden by moderators, so it must not be repeated. 'now-stated': was not stated before.
   * 'restored': was removed or withheld, and is shown again.
   */
  readonly change: 'changed' | 'evidence-changed' | 'removed' | 'withheld' | 'now-stated' | 'restored';
  /** The text to strike through: the previous answer, or the not-stated question; '' for none. */
  readonly previousText: string;
};

/** Why an answer has changed. `note` is the publication's note for readers; '' for none. */
export type ChangeReason = { readonly changeKind: 'update' | 'correction'; readonly note: string };

/** Messages that the bot posts or edits without a user's request. */
export type Announcement =
  | {
      readonly kind: 'corrected';
      /** The activation time of the change. */
      readonly createdAt: Date;
      readonly reason: ChangeReason;
      readonly corrections: readonly [Correction, ...Correction[]];
      /** The corrected content of the message; undefined if none is left. */
      readonly current: EntryAnswer | Timeline | ListReply | undefined;
    }
  | {
      readonly kind: 'news';
      readonly createdAt: Date;
      readonly reason: ChangeReason;
      readonly incident: Incident;
      readonly added: readonly NewFact[];
      readonly changed: readonly { readonly previousAnswer: string; readonly current: Fact }[];
      readonly removedCount: number;
    }
  | {
      readonly kind: 'audit-entry';
      readonly createdAt: Date;
      readonly moderatorId: string | undefined;
      readonly action: string;
      readonly detail: string;
    };

/** An added fact. `notStatedQuestion`: the question that was listed as not stated before, if any. */
type NewFact = { readonly fact: Fact; readonly notStatedQuestion?: string };
