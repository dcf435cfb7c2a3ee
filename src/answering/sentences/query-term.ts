import { stem } from '../text/stemmer.ts';
import type { Token } from '../text/tokenizer.ts';
import type { SentenceIndex } from './sentence-index.ts';
import type { TermMatches } from './term-lookup.ts';

/** A word of the question that is looked for in the article, and what the article holds of it. */
export type QueryTerm = TermMatches & {
  readonly word: string;
  readonly stem: string;
  readonly kind: Token['kind'];
  readonly isName: boolean;
  /** Its idf among the article's sentences (natural logarithm); this and `rarity` are lessened as termOf says. */
  readonly weight: number;
};

/** Stems of the frame in which a question about a text is put; they say little of what is asked. */
const frameStems = new Set(
  'according article passage text author following true mention happen one example main'.split(' ').map(stem),
);
const frameWeight = 0.25;

/**
 * Weighs a word against the article. The words of a name of several words share its weight (each has 1/√n), since they are
 * found together or not at all; a word of the frame has a quarter. `nameLength` is 0 for a word that is no name.
 */
export function createQueryTerm({ lookUpTerm, sentences }: SentenceIndex, token: Token, nameLength: number): QueryTerm {
  const matches = lookUpTerm(token, nameLength > 0);
  const weightFactor = (frameStems.has(token.stem) ? frameWeight : 1) / Math.sqrt(Math.max(1, nameLength));
  return {
    ...matches,
    word: token.word,
    stem: token.stem,
    kind: token.kind,
    isName: nameLength > 0,
    weight: idf(matches.sentenceCount, sentences.length) * weightFactor,
    rarity: matches.rarity * weightFactor,
  };
}

/** BM25's inverse document frequency (Robertson and Zaragoza 2009), never negative: `sentences` of `all` have the word. */
function idf(matchingCount: number, sentenceCount: number): number {
  return Math.log(1 + (sentenceCount - matchingCount + 0.5) / (matchingCount + 0.5));
}
