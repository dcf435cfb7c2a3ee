import { languageIdf } from '../text/lexicon/word-frequencies.ts';
import type { Token } from '../text/tokenizer.ts';
import { derivationalRoot } from './derivational-root.ts';
import { createSimilarStemFinder } from './similar-stems.ts';

/** The sentences (counted from 0, rising) that hold a stem, and how often each does. */
export type Posting = { readonly sentenceIds: readonly number[]; readonly frequencies: readonly number[] };

/** What an article holds of one word. */
export type TermMatches = {
  /** For each sentence how often it has the stem. */
  readonly termFrequencies: Float32Array;
  /** For each sentence how well it has the matter: 1 the stem, 0.85 a derivation, less a word used alike, 0 nothing. */
  readonly matchStrength: Float32Array;
  /** The sentences that hold anything, in no order. */
  readonly sentenceIds: readonly number[];
  /** The best of `held`. */
  readonly maxStrength: number;
  /** How many sentences have the stem. */
  readonly sentenceCount: number;
  /** How rare the word is in the language, see languageIdf. */
  readonly rarity: number;
};

const derivationStrength = 0.85;
const maxSimilarityStrength = 0.9;
/** Numbers and times are in no word list; they are as telling as a rare word. */
const numberRarity = 0.7;
/** Words whose holdings are kept, so that a flood of questions can't fill the memory. */
const maxCachedTerms = 500;

/**
 * Looks words up in an article. A name is found only as itself and in its derivations, since a name that is used like it is
 * another one. What was found is kept.
 */
export function createTermLookup(
  postings: ReadonlyMap<string, Posting>,
  sentenceCount: number,
): (token: Token, isName: boolean) => TermMatches {
  const roots = Map.groupBy(postings.keys(), derivationalRoot);
  const findSimilarStems = createSimilarStemFinder([...postings.keys()]);
  const cache = new Map<string, TermMatches>();
  return (token, isName) => {
    const key = isName ? `${token.word} name` : token.word;
    const cached = cache.get(key);
    if (cached) return cached;
    const matches = emptyMatches(sentenceCount, postings.get(token.stem), rarestForm(token));
    addMatches(matches, postings.get(token.stem), 1);
    if (token.kind === 'word') {
      for (const stem of roots.get(derivationalRoot(token.stem)) ?? [])
        addMatches(matches, postings.get(stem), derivationStrength);
      if (!isName)
        findSimilarStems(token.word, (stem, similarity) =>
          addMatches(matches, postings.get(stem), similarityStrength(similarity)),
        );
    }
    if (cache.size < maxCachedTerms) cache.set(key, matches);
    return matches;
  };
}

type MutableTermMatches = TermMatches & { sentenceIds: number[]; maxStrength: number };

function emptyMatches(sentenceCount: number, posting: Posting | undefined, rarity: number): MutableTermMatches {
  const termFrequencies = new Float32Array(sentenceCount);
  for (const [index, sentenceId] of posting?.sentenceIds.entries() ?? [])
    termFrequencies[sentenceId] = posting?.frequencies[index] ?? 0;
  const matchStrength = new Float32Array(sentenceCount);
  return {
    termFrequencies,
    matchStrength,
    sentenceIds: [],
    maxStrength: 0,
    sentenceCount: posting?.sentenceIds.length ?? 0,
    rarity,
  };
}

function addMatches(matches: MutableTermMatches, posting: Posting | undefined, strength: number): void {
  for (const sentenceId of posting?.sentenceIds ?? []) {
    const previousStrength = matches.matchStrength[sentenceId] ?? 0;
    if (previousStrength === 0) matches.sentenceIds.push(sentenceId);
    matches.matchStrength[sentenceId] = Math.max(previousStrength, strength);
    matches.maxStrength = Math.max(matches.maxStrength, strength);
  }
}

/** 0.4, the least that is looked at, gives 0.17; 0.84 and above the most. */
function similarityStrength(similarity: number): number {
  return Math.min(maxSimilarityStrength, (similarity - 0.3) / 0.6);
}

/** The rarity of the word's most frequent form: "discovers" is no rarer a thing to ask than "discover". */
function rarestForm({ word, stem, kind }: Token): number {
  if (kind !== 'word') return numberRarity;
  return Math.min(languageIdf(word), ...['', 's', 'e', 'ed', 'ing'].map((ending) => languageIdf(stem + ending)));
}
