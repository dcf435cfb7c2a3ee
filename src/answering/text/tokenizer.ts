import { fixHomophones } from './homophones.ts';
import { chatAbbreviations, contractionEndings } from './lexicon/chat-abbreviations.ts';
import { mayStartNumber, parseNumber, parseTime } from './numbers.ts';
import { stem } from './stemmer.ts';

/** One word of a text, in the form in which words are compared. */
export type Token = {
  /** Lower case, NFKC, chat abbreviations expanded; the digits of a number, HH:MM of a time. */
  readonly word: string;
  /** Common to the words of one family. Numbers and times are their own stems. */
  readonly stem: string;
  readonly kind: 'word' | 'number' | 'time';
};

/** A text and its tokens. */
export type TokenisedText = { readonly text: string; readonly tokens: readonly Token[] };

/** The rest of a longer text is ignored. Discord messages have up to 4,000 characters. */
export const maxTextLength = 4000;

export function tokeniseText(text: string): TokenisedText {
  return { text, tokens: tokenise(text) };
}

/**
 * The words of a text, in order. Letters of all scripts form words; everything else separates them. Numbers and times become
 * one token each: "2pm", "14:00" and "two in the afternoon" are all "14:00".
 */
export function tokenise(text: string): Token[] {
  const words = expandWords(text.slice(0, maxTextLength));
  const tokens: Token[] = [];
  for (let position = 0; position < words.length; ) {
    const word = words[position] ?? '';
    const parsed = mayStartNumber(word) ? readNumberToken(words.slice(position, position + maxNumberWords)) : undefined;
    tokens.push(parsed?.token ?? wordToken(word));
    position += parsed?.wordCount ?? 1;
  }
  return tokens;
}

/** "2 in the afternoon" has four words. */
const maxNumberWords = 4;

function readNumberToken(words: readonly string[]): { token: Token; wordCount: number } | undefined {
  const time = parseTime(words);
  if (time) return { token: { word: time.clock, stem: time.clock, kind: 'time' }, wordCount: time.wordCount };
  const number = parseNumber(words);
  if (!number) return undefined;
  const word = String(number.value);
  return { token: { word, stem: word, kind: 'number' }, wordCount: number.wordCount };
}

/** The token of a word in lower case. */
export function wordToken(word: string): Token {
  return { word, stem: stem(word), kind: 'word' };
}

const wordPattern = /\d+(?:[.,:]\d+)*\p{L}{0,2}(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*/gu;

/** The words of a text in lower case, with chat abbreviations and contractions expanded. */
function expandWords(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    // NFKC makes up to 18 characters of one.
    .slice(0, maxTextLength)
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
    .replace(/\bo'clock\b/g, ' oclock');
  const words: string[] = [];
  for (const word of collapseRepeatedLetters(plain).match(wordPattern) ?? []) {
    if (word.includes("'")) words.push(...expandContraction(word).flatMap(expandAbbreviation));
    else words.push(...expandAbbreviation(word));
  }
  return fixHomophones(words);
}

function expandAbbreviation(word: string): readonly string[] {
  return expansions.get(word) ?? [word];
}

const expansions: ReadonlyMap<string, readonly string[]> = new Map(
  chatAbbreviations.entries().map(([word, expansion]) => [word, expansion.split(' ')]),
);

function expandContraction(word: string): string[] {
  const [head = '', ...endings] = word.split("'");
  const whole = head + endings.join('');
  if (chatAbbreviations.has(whole)) return [whole];
  const expandedEndings = endings
    .map((ending) => contractionEndings.get(ending) ?? ending)
    .filter((part) => part !== '');
  return [head, ...expandedEndings];
}

/** "sooooo" and "whaaat" become "soo" and "whaat", which the spell checker can correct. */
function collapseRepeatedLetters(text: string): string {
  return text.replace(/(\p{L})\1{2,}/gu, '$1$1');
}
