import { frequentWords, isCommonWord, languageIdf } from '../text/lexicon/word-frequencies.ts';
import { createSpellChecker, type SpellChecker } from '../text/spell-checker.ts';
import { stem } from '../text/stemmer.ts';
import { lengthNorm } from './bm25.ts';
import { type ParsedSentence, parseSentence } from './parsed-sentence.ts';
import { findNames, inheritedNames } from './proper-names.ts';
import { createTermLookup, type Posting, type TermLookup } from './term-lookup.ts';
import { meanVector } from './word-vectors.ts';

/** The sentences of an article, parsed. Plain data, so a worker thread can build it. */
export type IndexedSentences = {
  readonly sentences: readonly ParsedSentence[];
  readonly postings: ReadonlyMap<string, Posting>;
  readonly nameStems: ReadonlySet<string>;
  /** For each sentence, see proper-names.ts. */
  readonly inheritedNames: readonly ReadonlySet<string>[];
  /** For each sentence, see bm25.ts. */
  readonly lengthNorms: Float64Array;
  /** For each sentence the mean of its word vectors, weighted by rarity. */
  readonly vectors: readonly (Float32Array | undefined)[];
};

/** An article that is indexed by sentence. Immutable apart from its caches. */
export type SentenceIndex = IndexedSentences & {
  readonly lookUpTerm: TermLookup;
  readonly spellChecker: SpellChecker;
};

/** Indexes the sentences of an article: about 0.1 ms for each. */
export function indexSentences(texts: readonly string[]): SentenceIndex {
  return createSentenceIndex(parseSentences(texts));
}

export function createSentenceIndex(indexed: IndexedSentences): SentenceIndex {
  const { sentences, postings } = indexed;
  return {
    ...indexed,
    lookUpTerm: createTermLookup(postings, sentences.length),
    spellChecker: createSpellChecker(
      sentences.flatMap(({ contentTokens }) => contentTokens.map(({ word }) => word)),
      isCommonWord,
      { backgroundVocabulary: frequentWords },
    ),
  };
}

export function parseSentences(texts: readonly string[]): IndexedSentences {
  const sentences = texts.map(parseSentence);
  const nameStems = new Set([...findNames(texts)].map(stem));
  const wordCount = sentences.reduce((sum, { contentTokens }) => sum + contentTokens.length, 0);
  const averageLength = Math.max(1, wordCount / Math.max(1, sentences.length));
  return {
    sentences,
    postings: buildPostings(sentences),
    nameStems,
    inheritedNames: inheritedNames(sentences, nameStems),
    lengthNorms: Float64Array.from(sentences, ({ contentTokens }) => lengthNorm(contentTokens.length, averageLength)),
    vectors: sentences.map(({ contentTokens }) =>
      meanVector(contentTokens.map(({ word }) => ({ word, weight: languageIdf(word) }))),
    ),
  };
}

function buildPostings(sentences: readonly ParsedSentence[]): Map<string, Posting> {
  const postings = new Map<string, { sentenceIds: number[]; frequencies: number[] }>();
  for (const [sentenceId, { contentTokens }] of sentences.entries()) {
    for (const { stem } of contentTokens) {
      const posting = postings.get(stem) ?? { sentenceIds: [], frequencies: [] };
      postings.set(stem, posting);
      const last = posting.sentenceIds.length - 1;
      if (posting.sentenceIds[last] === sentenceId) posting.frequencies[last] = (posting.frequencies[last] ?? 0) + 1;
      else {
        posting.sentenceIds.push(sentenceId);
        posting.frequencies.push(1);
      }
    }
  }
  return postings;
}
