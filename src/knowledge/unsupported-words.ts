import { findValues } from './values/find-values.ts';

/** Words that are capitalized only because they begin a sentence. */
const sentenceOpeners = new Set(
  `a about according after all an and another any armed around as at because before both but by during each every for
  from he her his however if in is it its later more most nearly neither no nobody none nor not nothing of officers on
  only over people police she so some that the their then there these they this those to until was we were what when
  where which while who why with within yes yet you`.split(/\s+/),
);

/** The names and codes (“A12”) of an answer that are in none of these sets of words. */
export function unsupportedNames(answer: string, knownWords: readonly ReadonlySet<string>[]): string[] {
  const values = findValues(answer);
  const isInValue = (offset: number) =>
    values.some(({ start, text }) => offset >= start && offset < start + text.length);
  const names = findWords(answer)
    .filter(({ text, offset }) => !isInValue(offset) && isName(text, startsSentence(answer, offset)))
    .filter(({ text }) => !knownWords.some((known) => known.has(text.toLowerCase())))
    .map(({ text }) => text);
  return [...new Set(names)];
}

/** The words of a text in lower case. */
export function wordsOf(text: string): Set<string> {
  return new Set(findWords(text).map((word) => word.text.toLowerCase()));
}

function findWords(text: string): { readonly text: string; readonly offset: number }[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({ text: word, offset: index }));
}

function isName(word: string, isSentenceStart: boolean): boolean {
  if (/\p{N}/u.test(word)) return true;
  if (!/^\p{Lu}/u.test(word) || word === 'I') return false;
  return !(isSentenceStart && sentenceOpeners.has(word.toLowerCase()));
}

function startsSentence(text: string, offset: number): boolean {
  return /(?:^|[.!?:])[^\p{L}\p{N}]*$/u.test(text.slice(0, offset));
}
