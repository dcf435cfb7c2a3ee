import { frequentWords, isCommonWord, languageIdf } from '../language.ts';
import { openSpeller, type Speller } from '../spelling.ts';
import { stem } from '../stems.ts';
import type { Token } from '../tokens.ts';
import { meanVector } from '../vectors.ts';
import { brakeOf } from './bm25.ts';
import { type Holding, openHoldings, type Posting } from './holdings.ts';
import { carriedNames, namesIn } from './names.ts';
import { type ReadSentence, readSentence } from './read-sentence.ts';

/** An article made ready for questions. It is never changed; what it keeps to be faster can't be seen from outside. */
export type ArticleIndex = {
  readonly sentences: readonly ReadSentence[];
  /** What the article holds of a word. */
  readonly holding: (token: Token, isName: boolean) => Holding;
  /** Stems of names. */
  readonly names: ReadonlySet<string>;
  /** For each sentence, see carriedNames. */
  readonly carried: readonly ReadonlySet<string>[];
  /** For each sentence, see brakeOf in bm25.ts. */
  readonly brakes: Float64Array;
  readonly speller: Speller;
  /** For each sentence the mean of its words' vectors, rare words counting more. */
  readonly vectors: readonly (Float32Array | undefined)[];
};

/** Reads an article's sentences once, for any number of questions. */
export function indexSentences(texts: readonly string[]): ArticleIndex {
  const sentences = texts.map(readSentence);
  const names = new Set([...namesIn(texts)].map(stem));
  const words = sentences.reduce((sum, { content }) => sum + content.length, 0);
  const averageLength = Math.max(1, words / Math.max(1, sentences.length));
  return {
    sentences,
    holding: openHoldings(postingsOf(sentences), sentences.length),
    names,
    carried: carriedNames(sentences, names),
    brakes: Float64Array.from(sentences, ({ content }) => brakeOf(content.length, averageLength)),
    speller: openSpeller(
      sentences.flatMap(({ content }) => content.map(({ word }) => word)),
      isCommonWord,
      { rivals: frequentWords },
    ),
    vectors: sentences.map(({ content }) =>
      meanVector(content.map(({ word }) => ({ word, weight: languageIdf(word) }))),
    ),
  };
}

function postingsOf(sentences: readonly ReadSentence[]): Map<string, Posting> {
  const postings = new Map<string, { sentences: number[]; counts: number[] }>();
  for (const [sentence, { content }] of sentences.entries()) {
    for (const { stem } of content) {
      const posting = postings.get(stem) ?? { sentences: [], counts: [] };
      postings.set(stem, posting);
      const last = posting.sentences.length - 1;
      if (posting.sentences[last] === sentence) posting.counts[last] = (posting.counts[last] ?? 0) + 1;
      else {
        posting.sentences.push(sentence);
        posting.counts.push(1);
      }
    }
  }
  return postings;
}
