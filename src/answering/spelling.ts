import Fuse from 'fuse.js';
import { slips } from './edit-distance.ts';

/** Mends words against one vocabulary. */
export type Speller = {
  /**
   * The word that was meant (lower case), or undefined where the written word is best left alone: one of the vocabulary, or
   * a common word whose last letter is swallowed in speech ("tryin").
   */
  mend(word: string): string | undefined;
};

/** Candidates are settled by counting slips, so the threshold only has to let two swapped letters of four pass. */
const fuseOptions = { threshold: 0.55, distance: 12, includeScore: true };
const candidatesLooked = 40;
const longestWord = 24;
/** Answers kept, so that a flood of nonsense words can't fill the memory. */
const mostKept = 5000;
/** A word that the vocabulary doesn't have has to be nearer by this many slips than one that it has. */
const rivalCost = 0.45;

export type SpellerOptions = {
  /** Words outside the vocabulary that people also mean: "strart" is "start", though only "street" is in the article. */
  readonly rivals?: readonly string[];
  /** How many slips nearer a word counts because people use it so often here: "plice" is "police" rather than "place". */
  readonly favour?: (word: string) => number;
};

/**
 * A speller over the words of one knowledge file or article. `known` says which words are right as they are (a common word
 * list): "shoot" is not mended into "shout" because only "shout" is in the article. Digits and other scripts are left alone.
 */
export function openSpeller(
  vocabulary: Iterable<string>,
  known: (word: string) => boolean,
  { rivals = [], favour = () => 0 }: SpellerOptions = {},
): Speller {
  const words = new Set(vocabulary);
  const shelves = [shelvesOf(words), rivalShelvesOf(rivals)];
  const kept = new Map<string, string | undefined>();
  return {
    mend(word) {
      if (words.has(word) || !mendable(word) || known(word)) return undefined;
      if (word.endsWith('in') && known(`${word}g`)) return `${word}g`;
      if (kept.has(word)) return kept.get(word);
      const near = new Set(shelves.flatMap((shelf) => neighbours(word, shelf)));
      const mended = nearest(word, [...near], (other) => (words.has(other) ? -favour(other) : rivalCost));
      if (kept.size >= mostKept) kept.clear();
      kept.set(word, mended);
      return mended;
    },
  };
}

function mendable(word: string): boolean {
  return word.length >= 3 && word.length <= longestWord && /^\p{Script=Latin}+$/u.test(word);
}

type Shelved = { readonly word: string; readonly letters: number };
type Shelves = ReadonlyMap<number, readonly Shelved[]>;

/** Words by their length, so that only those a few slips away are handed to fuse.js, whose time grows with their number. */
function shelvesOf(words: Iterable<string>): Shelves {
  return Map.groupBy(
    [...words].filter(mendable).map((word) => ({ word, letters: lettersOf(word) })),
    ({ word }) => word.length,
  );
}

const shelvesKept = new WeakMap<readonly string[], Shelves>();

/** Rivals are the same list for every article, so their shelves are made once. */
function rivalShelvesOf(rivals: readonly string[]): Shelves {
  const made = shelvesKept.get(rivals) ?? shelvesOf(rivals);
  shelvesKept.set(rivals, made);
  return made;
}

/** One bit for each letter that occurs. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** How many slips a word of this length may hold: "teh" one, "accomodaton" three. */
function slipsAllowed(length: number): number {
  return length <= 4 ? 1.2 : length <= 7 ? 2 : 3;
}

function neighbours(word: string, shelves: Shelves): string[] {
  const letters = lettersOf(word);
  const most = Math.floor(slipsAllowed(word.length));
  const found: string[] = [];
  for (let length = word.length - most; length <= word.length + most; length += 1) {
    for (const other of shelves.get(length) ?? []) {
      const added = bits(letters & ~other.letters);
      const missing = bits(other.letters & ~letters);
      if (added <= most && missing <= most && added + missing <= most + 1) found.push(other.word);
    }
  }
  return found;
}

/** `handicap` is added to the slips of a candidate; within what is allowed at all it does not count. */
function nearest(word: string, near: readonly string[], handicap: (other: string) => number): string | undefined {
  if (near.length === 0) return undefined;
  const candidates = new Fuse(near, fuseOptions).search(word, { limit: candidatesLooked });
  let best: string | undefined;
  const most = slipsAllowed(word.length) + 0.1;
  let fewest = most;
  for (const { item, score = 1 } of candidates) {
    const own = slips(word, item) + score * 0.1;
    const cost = own + handicap(item);
    if (own >= most || cost >= fewest) continue;
    fewest = cost;
    best = item;
  }
  return best;
}
