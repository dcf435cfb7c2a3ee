import type { Entry } from '../knowledge/knowledge.ts';
import type { Explanation } from '../replies/explanation.ts';
import type { Decision } from './classifier.ts';

/** What a question was taken to mean, what came next, and why. `withheld`: a fact was meant that may not be told. */
export type Match = {
  readonly decision: Decision | { readonly kind: 'withheld'; readonly factId: string };
  /** The best first. */
  readonly rankedEntries: readonly Entry[];
  readonly explain: () => Explanation;
};

/** Recognises what a question means. Any text is allowed; never throws. */
export type Matcher = (question: string) => Match;
