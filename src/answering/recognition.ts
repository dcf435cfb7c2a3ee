import type { Entry } from '../knowledge/knowledge.ts';
import type { Decision } from './decision.ts';
import type { Explanation } from './explanation.ts';

/** What a question was taken to mean, what came next, and why. `withheld`: a fact was meant that may not be told. */
export type Recognition = {
  readonly decision: Decision | { readonly kind: 'withheld'; readonly id: string };
  /** The best first. */
  readonly ranked: readonly Entry[];
  readonly explanation: () => Explanation;
};

/** Recognises what a question means. Any text is allowed; never throws. */
export type Recognise = (question: string) => Recognition;
