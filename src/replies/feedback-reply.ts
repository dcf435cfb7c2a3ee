import type { Entry } from '../knowledge/knowledge.ts';

/** A group of questions that are alike. `id` is that of one gap of it. */
export type GapGroup = {
  readonly gapId: number;
  /** The wording that was asked most. */
  readonly question: string;
  readonly paraphrases: readonly string[];
  readonly count: number;
  readonly lastAskedAt: Date;
  readonly kinds: readonly ('unmatched' | 'unsure' | 'not-asked' | 'unsupported')[];
  /** What was shown, where something was. */
  readonly entry?: Entry;
  /** Whether the question is that of the entry: what was typed is not known, unless it was just this. */
  readonly usesEntryQuestion?: boolean;
};

export type FeedbackReport = {
  readonly kind: 'report';
  readonly days: number;
  /** Every day of the time, oldest first, those without questions too. */
  readonly dailyCounts: readonly {
    readonly day: string;
    readonly answered: number;
    readonly notStated: number;
    readonly unsure: number;
    readonly noMatch: number;
    readonly withheld: number;
  }[];
  readonly mostAskedEntries: readonly { readonly question: string; readonly count: number }[];
  /** Facts that nobody was shown in this time. */
  readonly neverShownQuestions: readonly string[];
  readonly votes: { readonly helpful: number; readonly notAsked: number; readonly unsupported: number };
  readonly disputedAnswers: readonly { readonly question: string; readonly unsupported: number }[];
  readonly gapCount: number;
  readonly topGapGroups: readonly GapGroup[];
};
