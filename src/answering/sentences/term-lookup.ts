import { languageIdf } from '../text/lexicon/word-frequencies.ts';
import type { Token } from '../text/tokenizer.ts';
import { createSimilarStemFinder } from './word-vectors.ts';

/** The sentences (ascending) that contain a stem, and its frequency in each. */
export type Posting = { readonly sentenceIds: readonly number[]; readonly frequencies: readonly number[] };

/** Where an article contains a word. */
export type TermMatches = {
  /** For each sentence the frequency of the stem. */
  readonly termFrequencies: Float32Array;
  /** For each sentence: 1 the stem, 0.85 a derivation, up to 0.9 a similar word, 0 no match. */
  readonly matchStrength: Float32Array;
  /** The sentences with a match strength above 0, in no order. */
  readonly sentenceIds: readonly number[];
  /** The highest match strength of any sentence. */
  readonly maxStrength: number;
  /** The number of sentences that contain the stem. */
  readonly sentenceCount: number;
  /** The rarity of the word in English, see languageIdf. */
  readonly rarity: number;
};

export type TermLookup = (token: Token, isName: boolean) => TermMatches;

const derivationStrength = 0.85;
const maxSimilarityStrength = 0.9;
/** Numbers and times are in no word list; they count as rare words. */
const numberRarity = 0.7;
/** Limits the memory that a flood of questions can take. */
const maxCachedTerms = 500;

/** Looks words up in an article and caches the matches. Names have no similar words: a similar name is another name. */
export function createTermLookup(postings: ReadonlyMap<string, Posting>, sentenceCount: number): TermLookup {
  const stemsByRoot = Map.groupBy(postings.keys(), derivationalRoot);
  const findSimilarStems = createSimilarStemFinder([...postings.keys()]);
  const cache = new Map<string, TermMatches>();
  return (token, isName) => {
    const key = isName ? `${token.word} name` : token.word;
    const cached = cache.get(key);
    if (cached) return cached;
    const matches = createMatches(sentenceCount, postings.get(token.stem), rarityOf(token));
    addMatches(matches, postings.get(token.stem), 1);
    if (token.kind === 'word') {
      for (const stem of stemsByRoot.get(derivationalRoot(token.stem)) ?? [])
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

function createMatches(sentenceCount: number, posting: Posting | undefined, rarity: number): MutableTermMatches {
  const termFrequencies = new Float32Array(sentenceCount);
  for (const [index, sentenceId] of posting?.sentenceIds.entries() ?? [])
    termFrequencies[sentenceId] = posting?.frequencies[index] ?? 0;
  return {
    termFrequencies,
    matchStrength: new Float32Array(sentenceCount),
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

/** The minimum similarity of 0.4 gives 0.17; 0.84 and above give the maximum. */
function similarityStrength(similarity: number): number {
  return Math.min(maxSimilarityStrength, (similarity - 0.3) / 0.6);
}

/** The rarity of the most frequent form: "discovers" is as common a subject as "discover". */
function rarityOf({ word, stem, kind }: Token): number {
  if (kind !== 'word') return numberRarity;
  return Math.min(languageIdf(word), ...['', 's', 'e', 'ed', 'ing'].map((ending) => languageIdf(stem + ending)));
}

const suffixes =
  /(?:ation|ition|ment|ness|ship|abl|ibl|ist|ism|ive|iv|ion|age|anc|enc|ant|ent|ing|eri|ori|ity|iti|er|or|al|ic|ly|li|y|i|e|s)$/;
const minRootLength = 4;

/**
 * The root that a stem shares with its derivations: "discov" for "discover" and "discoveri" (discovery), "scient" for
 * "scientif" and "scientist". It is coarser than a stem, so a match counts for less.
 */
export function derivationalRoot(stem: string): string {
  const strippedOnce = stem.replace(suffixes, '');
  if (strippedOnce.length < minRootLength) return stem;
  const strippedTwice = strippedOnce.replace(suffixes, '');
  return strippedTwice.length < minRootLength + 1 ? strippedOnce : strippedTwice;
}
