import type { Fact, Incident } from '../knowledge/knowledge.ts';
import type { Listing, Timeline, Told } from './reply.ts';

/** What has become of one thing that an earlier answer said. */
export type Correction = {
  /**
   * 'changed' has another answer; 'requoted' the same, on other words or from another mouth; 'removed' has none any more;
   * 'withheld' must not be repeated; 'stated-now' was not stated before; 'back' was removed or withheld, and is told again.
   */
  readonly what: 'changed' | 'requoted' | 'removed' | 'withheld' | 'stated-now' | 'back';
  /** What the message said, struck through: an answer, or the question that was not answered; '' where nothing is. */
  readonly before: string;
};

/** What the bot posts or edits of its own accord. */
export type OwnReply =
  | {
      readonly kind: 'corrected';
      /** When what has changed came into force. */
      readonly at: Date;
      readonly corrections: readonly [Correction, ...Correction[]];
      /** What the message tells from now on, drawn as ever; undefined where nothing of it may be told any more. */
      readonly now: Told | Timeline | Listing | undefined;
    }
  | {
      readonly kind: 'news';
      readonly at: Date;
      readonly incident: Incident;
      readonly added: readonly NewFact[];
      readonly changed: readonly { readonly before: string; readonly now: Fact }[];
      /** Answers that hold no longer. */
      readonly removed: readonly string[];
    }
  | {
      readonly kind: 'log-line';
      readonly at: Date;
      readonly by: string | undefined;
      readonly action: string;
      readonly detail: string;
    };

/** A fact that has come. `unstatedBefore` is the question that the article did not answer until now, where there was one. */
export type NewFact = { readonly fact: Fact; readonly unstatedBefore?: string };
