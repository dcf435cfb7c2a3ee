import type { Entry } from '../knowledge/knowledge.ts';

/** A group of questions that are alike. `id` is that of one gap of it. */
export type GapGroup = {
  readonly id: number;
  /** The wording that was asked most. */
  readonly question: string;
  readonly wordings: readonly string[];
  readonly count: number;
  readonly last: Date;
  readonly kinds: readonly ('unmatched' | 'unsure' | 'not-asked' | 'unsupported')[];
  /** What was shown, where something was. */
  readonly entry?: Entry;
  /** Whether the question is that of the entry: what was typed is not known, unless it was just this. */
  readonly inEntrysWords?: boolean;
};

export type Report = {
  readonly kind: 'report';
  readonly days: number;
  /** Every day of the time, oldest first, those without questions too. */
  readonly perDay: readonly {
    readonly day: string;
    readonly answered: number;
    readonly notStated: number;
    readonly unsure: number;
    readonly noMatch: number;
    readonly withheld: number;
  }[];
  readonly mostAsked: readonly { readonly question: string; readonly count: number }[];
  /** Facts that nobody was shown in this time. */
  readonly leastFound: readonly string[];
  readonly votes: { readonly helpful: number; readonly notAsked: number; readonly unsupported: number };
  readonly disputed: readonly { readonly question: string; readonly unsupported: number }[];
  readonly gaps: number;
  readonly topGaps: readonly GapGroup[];
};
