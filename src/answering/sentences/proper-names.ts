import { languageIdf } from '../text/lexicon/word-frequencies.ts';
import type { ParsedSentence } from './parsed-sentence.ts';

/** The minimum rarity in English of a name that occurs only at the beginning of sentences. */
const minNameRarity = 0.6;
/** The most recent names are kept. */
const maxInheritedNames = 8;

/** The words (in lower case) that are capitalized although they do not have to be. */
export function findNames(sentences: readonly string[]): ReadonlySet<string> {
  const capitalizedCounts = new Map<string, number>();
  const lowerCaseCounts = new Map<string, number>();
  const sentenceInitial = new Set<string>();
  for (const sentence of sentences) {
    for (const [index, [word]] of [...sentence.matchAll(/\p{L}[\p{L}\p{N}]*/gu)].entries()) {
      const lower = word.toLowerCase();
      if (!/^\p{Lu}/u.test(word)) increment(lowerCaseCounts, lower);
      else if (index === 0) sentenceInitial.add(lower);
      else increment(capitalizedCounts, lower);
    }
  }
  const midSentence = [...capitalizedCounts].filter(
    ([word, count]) => word.length > 1 && count >= (lowerCaseCounts.get(word) ?? 0),
  );
  const rareInitial = [...sentenceInitial].filter(
    (word) => !lowerCaseCounts.has(word) && languageIdf(word) >= minNameRarity,
  );
  return new Set([...midSentence.map(([word]) => word), ...rareInitial]);
}

function increment(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

/**
 * For each sentence the stems of the names that it refers to without containing them. A sentence that begins with "He", has a
 * quotation or has no name of its own is about the names of the previous sentences.
 */
export function inheritedNames(
  sentences: readonly ParsedSentence[],
  nameStems: ReadonlySet<string>,
): ReadonlySet<string>[] {
  let previousNames: ReadonlySet<string> = new Set();
  return sentences.map(({ firstPositions, cues }) => {
    const ownNames = [...firstPositions.keys()].filter((stem) => nameStems.has(stem));
    const continuesPrevious = cues.startsWithAnaphor || cues.quoted;
    const inherited = continuesPrevious || ownNames.length === 0 ? previousNames : new Set<string>();
    if (ownNames.length > 0)
      previousNames = new Set(continuesPrevious ? [...previousNames, ...ownNames].slice(-maxInheritedNames) : ownNames);
    return inherited;
  });
}
