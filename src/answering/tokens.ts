import { mayBeNumber, readNumber, readTime } from './numbers.ts';
import { withoutSoundAlikes } from './sound-alikes.ts';
import { chatSpellings, contractions } from './spellings.ts';
import { stem } from './stems.ts';

/** One word of a question or a text, in the form in which words are compared. */
export type Token = {
  /** Lower case, NFKC, chat spelling written out; for a number its digits, for a time HH:MM. */
  readonly word: string;
  /** What words of one family share. Numbers and times are their own stems. */
  readonly stem: string;
  readonly kind: 'word' | 'number' | 'time';
};

/** No question is longer than a Discord message; what comes after is not read. */
export const longestText = 4000;

/**
 * The words of a text, in order. Any text is allowed: letters of all scripts are words, everything else separates them.
 * Numbers and times become one comparable token each ("2pm", "14:00" and "two in the afternoon" are all "14:00").
 */
export function tokenise(text: string): Token[] {
  const words = writtenOut(text.slice(0, longestText));
  const tokens: Token[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const read = mayBeNumber(word) ? readFigure(words.slice(at, at + longestFigure)) : undefined;
    tokens.push(read?.token ?? wordToken(word));
    at += read?.length ?? 1;
  }
  return tokens;
}

/** "2 in the afternoon" has four words. */
const longestFigure = 4;

function readFigure(words: readonly string[]): { token: Token; length: number } | undefined {
  const time = readTime(words);
  if (time) return { token: { word: time.clock, stem: time.clock, kind: 'time' }, length: time.length };
  const number = readNumber(words);
  if (!number) return undefined;
  const word = String(number.value);
  return { token: { word, stem: word, kind: 'number' }, length: number.length };
}

/** The token of one word in lower case. */
export function wordToken(word: string): Token {
  return { word, stem: stem(word), kind: 'word' };
}

const wordPattern = /\d+(?:[.,:]\d+)*\p{L}{0,2}(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*/gu;

/** The words of a text in lower case, chat spellings and contractions written out. */
function writtenOut(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
    .replace(/\bo'clock\b/g, ' oclock');
  const words: string[] = [];
  for (const word of shortened(plain).match(wordPattern) ?? []) {
    if (word.includes("'")) words.push(...withoutApostrophes(word).flatMap(spelledOut));
    else words.push(...spelledOut(word));
  }
  return withoutSoundAlikes(words);
}

function spelledOut(word: string): readonly string[] {
  return spelled.get(word) ?? [word];
}

const spelled: ReadonlyMap<string, readonly string[]> = new Map(
  chatSpellings.entries().map(([word, meant]) => [word, meant.split(' ')]),
);

function withoutApostrophes(word: string): string[] {
  const [head = '', ...endings] = word.split("'");
  const whole = head + endings.join('');
  if (chatSpellings.has(whole)) return [whole];
  const stated = endings.map((ending) => contractions.get(ending) ?? ending).filter((part) => part !== '');
  return [head, ...stated];
}

/** "sooooo" and "whaaat" are "soo" and "whaat": near enough for the speller to mend. */
function shortened(text: string): string {
  return text.replace(/(\p{L})\1{2,}/gu, '$1$1');
}
