import { stem } from '../stems.ts';
import type { Token } from '../tokens.ts';
import type { Holding } from './holdings.ts';
import type { ArticleIndex } from './indexed-article.ts';

/** A word of the question that is looked for in the article, and what the article holds of it. */
export type Term = Holding & {
  readonly word: string;
  readonly stem: string;
  readonly kind: Token['kind'];
  readonly name: boolean;
  /** Its idf among the article's sentences (natural logarithm); this and `rarity` are lessened as termOf says. */
  readonly weight: number;
};

/** Stems of the frame in which a question about a text is put; they say little of what is asked. */
const frameStems = new Set(
  'according article passage text author following true mention happen one example main'.split(' ').map(stem),
);
const frameShare = 0.25;

/**
 * Weighs a word against the article. The words of a name of several words share its weight (each has 1/√n), since they are
 * found together or not at all; a word of the frame has a quarter. `nameLength` is 0 for a word that is no name.
 */
export function termOf({ holding, sentences }: ArticleIndex, token: Token, nameLength: number): Term {
  const found = holding(token, nameLength > 0);
  const share = (frameStems.has(token.stem) ? frameShare : 1) / Math.sqrt(Math.max(1, nameLength));
  return {
    ...found,
    word: token.word,
    stem: token.stem,
    kind: token.kind,
    name: nameLength > 0,
    weight: idf(found.sentences, sentences.length) * share,
    rarity: found.rarity * share,
  };
}

/** BM25's inverse document frequency (Robertson and Zaragoza 2009), never negative: `sentences` of `all` have the word. */
function idf(sentences: number, all: number): number {
  return Math.log(1 + (all - sentences + 0.5) / (sentences + 0.5));
}
