import type { Entry } from '../knowledge/knowledge.ts';

/** A group of similar questions. `gapId`: the id of any gap in it. */
export type GapGroup = {
  readonly gapId: number;
  /** The most frequent paraphrase. */
  readonly question: string;
  readonly paraphrases: readonly string[];
  readonly count: number;
  readonly lastAskedAt: Date;
  readonly kinds: readonly ('unmatched' | 'unsure' | 'not-asked' | 'unsupported')[];
  /** The entry that was shown, if any. */
  readonly entry?: Entry;
  /** Whether `question` is the entry's own question, because the user's words are no longer stored. */
  readonly usesEntryQuestion?: boolean;
};

export type FeedbackReport = {
  readonly kind: 'report';
  readonly days: number;
  /** Every day of the period, oldest first, including days without questions. */
  readonly dailyCounts: readonly {
    readonly day: string;
    readonly answered: number;
    readonly notStated: number;
    readonly unsure: number;
    readonly noMatch: number;
    readonly withheld: number;
  }[];
  readonly mostAskedEntries: readonly { readonly question: string; readonly count: number }[];
  /** The questions of facts that no answer showed in this period. */
  readonly neverShownQuestions: readonly string[];
  readonly votes: { readonly helpful: number; readonly notAsked: number; readonly unsupported: number };
  readonly disputedAnswers: readonly { readonly question: string; readonly unsupported: number }[];
  readonly gapCount: number;
  readonly topGapGroups: readonly GapGroup[];
};
