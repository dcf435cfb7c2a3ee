import type { Fact, Incident } from '../knowledge/knowledge.ts';
import type { EntryAnswer } from './answer.ts';
import type { ListReply, Timeline } from './lists.ts';

/** What has become of one thing that an earlier answer said. */
export type Correction = {
  /**
   * 'changed' has another answer; 'evidence-changed' the same, on other words or from another mouth; 'removed' has none any more;
   * 'withheld' must not be repeated; 'now-stated' was not stated before; 'restored' was removed or withheld, and is told again.
   */
  readonly change: 'changed' | 'evidence-changed' | 'removed' | 'withheld' | 'now-stated' | 'restored';
  /** What the message said, struck through: an answer, or the question that was not answered; '' where nothing is. */
  readonly previousText: string;
};

/** What the bot posts or edits of its own accord. */
export type Announcement =
  | {
      readonly kind: 'corrected';
      /** When what has changed came into force. */
      readonly createdAt: Date;
      readonly corrections: readonly [Correction, ...Correction[]];
      /** What the message tells from now on, drawn as ever; undefined where nothing of it may be told any more. */
      readonly current: EntryAnswer | Timeline | ListReply | undefined;
    }
  | {
      readonly kind: 'news';
      readonly createdAt: Date;
      readonly incident: Incident;
      readonly added: readonly NewFact[];
      readonly changed: readonly { readonly previousAnswer: string; readonly current: Fact }[];
      /** Answers that hold no longer. */
      readonly removedAnswers: readonly string[];
    }
  | {
      readonly kind: 'audit-entry';
      readonly createdAt: Date;
      readonly moderatorId: string | undefined;
      readonly action: string;
      readonly detail: string;
    };

/** A fact that has come. `unstatedBefore` is the question that the article did not answer until now, where there was one. */
export type NewFact = { readonly fact: Fact; readonly notStatedQuestion?: string };
