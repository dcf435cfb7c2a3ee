import type { Entry } from '../knowledge/knowledge.ts';
import type { Sentence } from '../knowledge/sentences.ts';

/** How a message is arranged. A corrected message keeps its layout. */
export type Layout =
  | { readonly kind: 'answer' }
  | { readonly kind: 'timeline'; readonly page: number }
  /** `topic` is '' for all topics. */
  | { readonly kind: 'facts'; readonly page: number; readonly topic: string }
  | {
      readonly kind: 'context';
      readonly sourceId: string;
      readonly isRequestedByNumber: boolean;
      readonly citedNumbers: readonly number[];
    }
  | { readonly kind: 'choices' }
  /** `isEmpty` if there was no question to match. */
  | { readonly kind: 'suggestions'; readonly isEmpty: boolean };

/** One thing that a message shows: the whole entry, its question alone, or a sentence of a source. */
export type DisplayedItem =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'question'; readonly entry: Entry }
  | { readonly kind: 'sentence'; readonly sentence: Sentence };

/** What a reply shows of the knowledge, in its order. Every reply with a display counts as an answer and is recorded. */
export type Display = { readonly layout: Layout; readonly items: readonly DisplayedItem[] };
