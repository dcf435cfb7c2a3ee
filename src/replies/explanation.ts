/** Why a question got its outcome. */
export type Explanation = {
  /** The words of the question, with abbreviations expanded and spelling corrected. */
  readonly words: readonly string[];
  readonly spellingFixes: readonly { readonly from: string; readonly to: string }[];
  /** The content words and concepts of the question. */
  readonly contentTerms: readonly string[];
  /** The first five, best first. `score` is a log-likelihood and compares candidates of one question only. */
  readonly candidates: readonly {
    readonly id: string;
    readonly question: string;
    readonly kind: string;
    readonly score: number;
    readonly similarity: number;
  }[];
  /** The inputs of the classifier, each from 0 to 1. */
  readonly features: Readonly<Record<string, number>>;
  /** The estimated probability, from 0 to 1, that the first candidate is the right one. */
  readonly probability: number;
  readonly decision: 'sure' | 'unsure' | 'unchecked' | 'none';
};
