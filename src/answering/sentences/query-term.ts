import { stem } from '../text/stemmer.ts';
import type { Token } from '../text/tokenizer.ts';
import type { TermLookup, TermMatches } from './term-lookup.ts';

/** A content word of the question, and its matches in the article. */
export type QueryTerm = TermMatches & {
  readonly word: string;
  readonly stem: string;
  readonly kind: Token['kind'];
  readonly isName: boolean;
  /** The idf among the article's sentences. It and `rarity` are reduced for frame words and names, see createQueryTerm. */
  readonly weight: number;
};

/** Stems with which questions about a text are framed; they say little about its content. */
const frameStems = new Set(
  'according article passage text author following true mention happen one example main'.split(' ').map(stem),
);
const frameWeight = 0.25;

/**
 * `nameLength` is the number of words of the name to which the word belongs, or 0. The words of a name share its weight (each
 * has 1/√n), since they occur together or not at all.
 */
export function createQueryTerm(
  lookUpTerm: TermLookup,
  sentenceCount: number,
  { word, stem, kind }: Token,
  nameLength: number,
): QueryTerm {
  const isName = nameLength > 0;
  const matches = lookUpTerm({ word, stem, kind }, isName);
  const weightFactor = (frameStems.has(stem) ? frameWeight : 1) / Math.sqrt(Math.max(1, nameLength));
  return {
    ...matches,
    word,
    stem,
    kind,
    isName,
    weight: bm25Idf(matches.sentenceCount, sentenceCount) * weightFactor,
    rarity: matches.rarity * weightFactor,
  };
}

/** BM25's inverse document frequency (Robertson and Zaragoza 2009), never negative. */
function bm25Idf(matchingCount: number, sentenceCount: number): number {
  return Math.log(1 + (sentenceCount - matchingCount + 0.5) / (matchingCount + 0.5));
}
