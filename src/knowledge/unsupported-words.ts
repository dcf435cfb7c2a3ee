import { tensWords, unitWords } from './number-words.ts';

/** Numbers written as words. “one” is left out, because it is usually a pronoun. */
const numberWords = new Set([...unitWords.slice(1), ...tensWords, 'hundred', 'thousand', 'million', 'dozen']);

/** Words that are capitalized only because they begin a sentence. */
const sentenceOpeners = new Set(
  `a about according after all an and another any armed around as at because before both but by during each every for
  from he her his however if in is it its later more most nearly neither no nobody none nor not nothing of officers on
  only over people police she so some that the their then there these they this those to two three four until was we
  were what when where which while who why with within yes yet you`.split(/\s+/),
);

/**
 * The numbers, times and names of an answer that are missing from its evidence. An answer may rephrase the article, but
 * may not add a number or a name.
 */
export function unsupportedWords(answer: string, evidence: readonly ReadonlySet<string>[]): string[] {
  return extractWords(answer)
    .filter((word, index, all) => needsSupport(word, startsSentence(answer, all, index)))
    .filter((word) => !evidence.some((known) => known.has(normalizeWord(word))))
    .filter((word, index, all) => all.indexOf(word) === index);
}

/** The words of a text, normalized for comparison. */
export function normalizedWords(text: string): Set<string> {
  return new Set(extractWords(text).map(normalizeWord));
}

export function isNumberOrTime(word: string): boolean {
  return /\d/.test(word) || numberWords.has(word.toLowerCase());
}

function extractWords(text: string): string[] {
  return text.match(/\d[\d.,:]*\d(?:[ap]m)?|\d(?:[ap]m)?|[\p{L}\p{M}]+/gu) ?? [];
}

/** “4,000” and “4000” are equal; so are “2PM” and “2pm”. */
function normalizeWord(word: string): string {
  return word.toLowerCase().replaceAll(',', '');
}

function startsSentence(text: string, words: readonly string[], index: number): boolean {
  if (index === 0) return true;
  const wordOffset = words.slice(0, index).reduce((offset, word) => text.indexOf(word, offset) + word.length, 0);
  const gap = text.slice(wordOffset, text.indexOf(words[index] ?? '', wordOffset));
  return /[.!?:]/.test(gap);
}

function needsSupport(word: string, isSentenceStart: boolean): boolean {
  if (isNumberOrTime(word)) return true;
  if (!/^\p{Lu}/u.test(word) || word === 'I') return false;
  return !(isSentenceStart && sentenceOpeners.has(word.toLowerCase()));
}
