import Fuse from 'fuse.js';
import { weightedEditDistance } from './edit-distance.ts';
import { type Token, wordToken } from './tokenizer.ts';

/** Corrects words with one vocabulary. */
export type SpellChecker = {
  /**
   * The word that was meant (lower case). Undefined if the word is right as it is or nothing is near enough. A dropped "g"
   * is restored without the vocabulary: "tryin" is "trying".
   */
  correct(word: string): string | undefined;
};

export type SpellCheckerOptions = {
  /** Words outside the vocabulary that people also mean: "strart" is "start", though only "street" is in the article. */
  readonly backgroundVocabulary?: readonly string[];
  /** Subtracted from the distance, for words that people use often: "plice" is "police" rather than "place". */
  readonly frequencyBonus?: (word: string) => number;
};

/** A misspelt word and its correction. */
export type SpellingFix = { readonly from: string; readonly to: string };

/** Permissive, since the weighted distance decides: two swapped letters of four must still be among the results. */
const fuseOptions = { threshold: 0.55, distance: 12, includeScore: true };
const maxFuseCandidates = 40;
/** Fuse's score breaks ties between equal distances. */
const fuseScoreWeight = 0.1;
const minWordLength = 3;
const maxWordLength = 24;
/** Limits the memory that a flood of nonsense words can take. */
const maxCachedWords = 5000;
/** Added to the distance of a word outside the vocabulary. */
const backgroundPenalty = 0.45;

/**
 * A spell checker for the words of one knowledge file or article. `isKnownWord` tests a list of common words, which are never
 * corrected: "shoot" does not become "shout" because only "shout" is in the article. Words with digits and words of other
 * scripts are never corrected either.
 */
export function createSpellChecker(
  vocabulary: Iterable<string>,
  isKnownWord: (word: string) => boolean,
  { backgroundVocabulary = [], frequencyBonus = () => 0 }: SpellCheckerOptions = {},
): SpellChecker {
  const words = new Set(vocabulary);
  const wordGroups = [groupByLength(words), groupBackgroundByLength(backgroundVocabulary)];
  const cache = new Map<string, string | undefined>();
  const penalty = (other: string) => (words.has(other) ? -frequencyBonus(other) : backgroundPenalty);
  return {
    correct(word) {
      if (words.has(word) || !isCorrectable(word) || isKnownWord(word)) return undefined;
      if (word.endsWith('in') && isKnownWord(`${word}g`)) return `${word}g`;
      if (cache.has(word)) return cache.get(word);
      const neighbours = new Set(wordGroups.flatMap((group) => findNeighbours(word, group)));
      const correction = bestCorrection(word, [...neighbours], penalty);
      if (cache.size >= maxCachedWords) cache.clear();
      cache.set(word, correction);
      return correction;
    },
  };
}

/** Corrects the words of a text. `mayCorrect` excludes words that are left alone. */
export function correctTokens(
  tokens: readonly Token[],
  spellChecker: SpellChecker,
  mayCorrect: (word: string) => boolean = () => true,
): { readonly tokens: readonly Token[]; readonly spellingFixes: readonly SpellingFix[] } {
  const spellingFixes: SpellingFix[] = [];
  const corrected = tokens.map((token) => {
    const to = token.kind === 'word' && mayCorrect(token.word) ? spellChecker.correct(token.word) : undefined;
    if (to === undefined) return token;
    spellingFixes.push({ from: token.word, to });
    return wordToken(to);
  });
  return { tokens: corrected, spellingFixes };
}

function isCorrectable(word: string): boolean {
  return word.length >= minWordLength && word.length <= maxWordLength && /^\p{Script=Latin}+$/u.test(word);
}

type WordWithMask = { readonly word: string; readonly letterMask: number };
type WordsByLength = ReadonlyMap<number, readonly WordWithMask[]>;

/** Lets only words of a similar length reach fuse.js, whose time grows with the number of words. */
function groupByLength(words: Iterable<string>): WordsByLength {
  return Map.groupBy(
    [...words].filter(isCorrectable).map((word) => ({ word, letterMask: letterMaskOf(word) })),
    ({ word }) => word.length,
  );
}

const groupedBackground = new WeakMap<readonly string[], WordsByLength>();

/** The background vocabulary is the same for every article, so it is grouped once. */
function groupBackgroundByLength(backgroundVocabulary: readonly string[]): WordsByLength {
  const grouped = groupedBackground.get(backgroundVocabulary) ?? groupByLength(backgroundVocabulary);
  groupedBackground.set(backgroundVocabulary, grouped);
  return grouped;
}

/** One bit for each letter in the word. */
function letterMaskOf(word: string): number {
  let mask = 0;
  for (let index = 0; index < word.length; index += 1) mask |= 1 << (word.charCodeAt(index) & 31);
  return mask;
}

function countBits(mask: number): number {
  let count = 0;
  for (let remaining = mask; remaining !== 0; remaining &= remaining - 1) count += 1;
  return count;
}

/** The maximum distance for a word of this length: "teh" one edit, "accomodaton" three. */
function maxEdits(length: number): number {
  return length <= 4 ? 1.2 : length <= 7 ? 2 : 3;
}

/** The words whose length and letters allow a distance within the limit. */
function findNeighbours(word: string, wordsByLength: WordsByLength): string[] {
  const letterMask = letterMaskOf(word);
  const maxDistance = Math.floor(maxEdits(word.length));
  const neighbours: string[] = [];
  for (let length = word.length - maxDistance; length <= word.length + maxDistance; length += 1) {
    for (const other of wordsByLength.get(length) ?? []) {
      const added = countBits(letterMask & ~other.letterMask);
      const missing = countBits(other.letterMask & ~letterMask);
      if (added <= maxDistance && missing <= maxDistance && added + missing <= maxDistance + 1)
        neighbours.push(other.word);
    }
  }
  return neighbours;
}

/** The cheapest neighbour within the maximum distance. The penalty ranks the neighbours and does not count towards the maximum. */
function bestCorrection(
  word: string,
  neighbours: readonly string[],
  penalty: (other: string) => number,
): string | undefined {
  if (neighbours.length === 0) return undefined;
  const results = new Fuse(neighbours, fuseOptions).search(word, { limit: maxFuseCandidates });
  const maxCost = maxEdits(word.length) + fuseScoreWeight;
  let best: string | undefined;
  let lowestCost = maxCost;
  for (const { item, score = 1 } of results) {
    const distance = weightedEditDistance(word, item) + score * fuseScoreWeight;
    const cost = distance + penalty(item);
    if (distance >= maxCost || cost >= lowestCost) continue;
    lowestCost = cost;
    best = item;
  }
  return best;
}
