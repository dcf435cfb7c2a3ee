import { frequentWords, isCommonWord, languageIdf } from '../text/lexicon/word-frequencies.ts';
import { createSpellChecker, type SpellChecker } from '../text/spell-checker.ts';
import { stem } from '../text/stemmer.ts';
import { lengthNorm } from './bm25.ts';
import { type ParsedSentence, parseSentence } from './parsed-sentence.ts';
import { findNames, inheritedNames } from './proper-names.ts';
import { createTermLookup, type Posting, type TermLookup } from './term-lookup.ts';
import { meanVector } from './word-vectors.ts';

/** An article that is indexed by sentence. Immutable apart from its caches. */
export type SentenceIndex = {
  readonly sentences: readonly ParsedSentence[];
  readonly lookUpTerm: TermLookup;
  readonly nameStems: ReadonlySet<string>;
  /** For each sentence, see proper-names.ts. */
  readonly inheritedNames: readonly ReadonlySet<string>[];
  /** For each sentence, see bm25.ts. */
  readonly lengthNorms: Float64Array;
  readonly spellChecker: SpellChecker;
  /** For each sentence the mean of its word vectors, weighted by rarity. */
  readonly vectors: readonly (Float32Array | undefined)[];
};

/** Indexes the sentences of an article: about 0.1 ms for each. */
export function indexSentences(texts: readonly string[]): SentenceIndex {
  const sentences = texts.map(parseSentence);
  const nameStems = new Set([...findNames(texts)].map(stem));
  const wordCount = sentences.reduce((sum, { contentTokens }) => sum + contentTokens.length, 0);
  const averageLength = Math.max(1, wordCount / Math.max(1, sentences.length));
  return {
    sentences,
    lookUpTerm: createTermLookup(buildPostings(sentences), sentences.length),
    nameStems,
    inheritedNames: inheritedNames(sentences, nameStems),
    lengthNorms: Float64Array.from(sentences, ({ contentTokens }) => lengthNorm(contentTokens.length, averageLength)),
    spellChecker: createSpellChecker(
      sentences.flatMap(({ contentTokens }) => contentTokens.map(({ word }) => word)),
      isCommonWord,
      { backgroundVocabulary: frequentWords },
    ),
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
