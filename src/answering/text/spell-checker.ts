import Fuse from 'fuse.js';
import { weightedEditDistance } from './edit-distance.ts';

/** Mends words against one vocabulary. */
export type SpellChecker = {
  /**
   * The word that was meant (lower case), or undefined where the written word is best left alone: one of the vocabulary, or
   * a common word whose last letter is swallowed in speech ("tryin").
   */
  correct(word: string): string | undefined;
};

/** Candidates are settled by counting slips, so the threshold only has to let two swapped letters of four pass. */
const fuseOptions = { threshold: 0.55, distance: 12, includeScore: true };
const maxFuseCandidates = 40;
const maxWordLength = 24;
/** Answers kept, so that a flood of nonsense words can't fill the memory. */
const maxCachedWords = 5000;
/** A word that the vocabulary doesn't have has to be nearer by this many slips than one that it has. */
const backgroundPenalty = 0.45;

export type SpellCheckerOptions = {
  /** Words outside the vocabulary that people also mean: "strart" is "start", though only "street" is in the article. */
  readonly backgroundVocabulary?: readonly string[];
  /** How many slips nearer a word counts because people use it so often here: "plice" is "police" rather than "place". */
  readonly frequencyBonus?: (word: string) => number;
};

/**
 * A speller over the words of one knowledge file or article. `known` says which words are right as they are (a common word
 * list): "shoot" is not mended into "shout" because only "shout" is in the article. Digits and other scripts are left alone.
 */
export function createSpellChecker(
  vocabulary: Iterable<string>,
  isKnownWord: (word: string) => boolean,
  { backgroundVocabulary = [], frequencyBonus = () => 0 }: SpellCheckerOptions = {},
): SpellChecker {
  const words = new Set(vocabulary);
  const wordsByLength = [groupByLength(words), groupBackgroundByLength(backgroundVocabulary)];
  const cache = new Map<string, string | undefined>();
  return {
    correct(word) {
      if (words.has(word) || !isCorrectable(word) || isKnownWord(word)) return undefined;
      if (word.endsWith('in') && isKnownWord(`${word}g`)) return `${word}g`;
      if (cache.has(word)) return cache.get(word);
      const candidates = new Set(wordsByLength.flatMap((group) => findNeighbours(word, group)));
      const correction = bestCorrection(word, [...candidates], (other) =>
        words.has(other) ? -frequencyBonus(other) : backgroundPenalty,
      );
      if (cache.size >= maxCachedWords) cache.clear();
      cache.set(word, correction);
      return correction;
    },
  };
}

function isCorrectable(word: string): boolean {
  return word.length >= 3 && word.length <= maxWordLength && /^\p{Script=Latin}+$/u.test(word);
}

type WordWithMask = { readonly word: string; readonly letterMask: number };
type WordsByLength = ReadonlyMap<number, readonly WordWithMask[]>;

/** Words by their length, so that only those a few slips away are handed to fuse.js, whose time grows with their number. */
function groupByLength(words: Iterable<string>): WordsByLength {
  return Map.groupBy(
    [...words].filter(isCorrectable).map((word) => ({ word, letterMask: letterMaskOf(word) })),
    ({ word }) => word.length,
  );
}

const groupedBackground = new WeakMap<readonly string[], WordsByLength>();

/** Rivals are the same list for every article, so their shelves are made once. */
function groupBackgroundByLength(backgroundVocabulary: readonly string[]): WordsByLength {
  const grouped = groupedBackground.get(backgroundVocabulary) ?? groupByLength(backgroundVocabulary);
  groupedBackground.set(backgroundVocabulary, grouped);
  return grouped;
}

/** One bit for each letter that occurs. */
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

/** How many slips a word of this length may hold: "teh" one, "accomodaton" three. */
function maxEdits(length: number): number {
  return length <= 4 ? 1.2 : length <= 7 ? 2 : 3;
}

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

/** `handicap` is added to the slips of a candidate; within what is allowed at all it does not count. */
function bestCorrection(
  word: string,
  neighbours: readonly string[],
  penalty: (other: string) => number,
): string | undefined {
  if (neighbours.length === 0) return undefined;
  const candidates = new Fuse(neighbours, fuseOptions).search(word, { limit: maxFuseCandidates });
  let best: string | undefined;
  const maxCost = maxEdits(word.length) + 0.1;
  let lowestCost = maxCost;
  for (const { item, score = 1 } of candidates) {
    const distance = weightedEditDistance(word, item) + score * 0.1;
    const cost = distance + penalty(item);
    if (distance >= maxCost || cost >= lowestCost) continue;
    lowestCost = cost;
    best = item;
  }
  return best;
}
