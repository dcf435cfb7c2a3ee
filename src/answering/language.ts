import { functionWords, questionWords } from './text/lexicon/function-words.ts';
import { languages, letters, scripts } from './text/lexicon/languages.ts';

/** Letters that English words have only if they are borrowed. */
const foreignLetters = /[äöüßàâåãçćčđęąłńñóòôõøœśšţțșûúùìıİğşžźżőű¿¡ß]/iu;
/** With at least this share of letters of another script, a message is not English, whatever its other words. */
const minNonLatinShare = 0.3;
/** One word may be a name or a misspelling. */
const minMarkers = 2;

/**
 * The language (ISO 639-1) of a question that is not in English, or 'other'; undefined for English, also misspelt. Detectors
 * that compare letter sequences take short English questions in chat spelling for other languages, so whole words decide.
 */
export function detectOtherLanguage(text: string): string | undefined {
  return detectByScript(text) ?? detectByWords(text);
}

function detectByScript(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu) ?? [];
  const others = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter)).join('');
  if (others.length === 0 || others.length < letters.length * minNonLatinShare) return undefined;
  return scripts.find(([, pattern]) => pattern.test(others))?.[0] ?? 'other';
}

function detectByWords(text: string): string | undefined {
  const words = new Set(findCommonWords(text));
  const englishCount = [...words].filter(isEnglish).length;
  const [best] = [...languages]
    .map(([code, { markers }]) => ({ code, found: [...words].filter((word) => markers.has(word)) }))
    .toSorted((one, other) => other.found.length - one.found.length);
  const hasForeignWord = best?.found.some((word) => word.length > 1 && !isEnglish(word));
  if (best && best.found.length >= minMarkers && best.found.length > englishCount && hasForeignWord) return best.code;
  if (englishCount > 0 || words.size < 2 || !foreignLetters.test(text)) return undefined;
  return letters.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

/** In lower case and without names, which have a capital letter within a sentence. */
function findCommonWords(text: string): string[] {
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.filter((word, index) => index === 0 || !/^\p{Lu}/u.test(word)).map((word) => word.toLowerCase());
}

function isEnglish(word: string): boolean {
  return functionWords.has(word) || questionWords.has(word);
}
