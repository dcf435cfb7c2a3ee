import type { Entry } from '../knowledge/knowledge.ts';
import type { Sentence } from '../knowledge/sentences.ts';

/** The kind of list or answer in a message, with its parameters. A corrected message keeps its layout. */
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
  /** The closest sentences to a question that nobody has checked. */
  | { readonly kind: 'passages' }
  | { readonly kind: 'choices' }
  /** `isEmpty` if there was no question to match. */
  | { readonly kind: 'suggestions'; readonly isEmpty: boolean };

/** An item that a message shows: an entry with its answer, the question of an entry, or a sentence of a source. */
export type DisplayedItem =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'question'; readonly entry: Entry }
  | { readonly kind: 'sentence'; readonly sentence: Sentence };

/** The items that a reply shows, in order. Every reply with a display counts as an answer and is recorded. */
export type Display = { readonly layout: Layout; readonly items: readonly DisplayedItem[] };
