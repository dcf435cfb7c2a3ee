import { isGroupOfPeople } from '../speakers/people-words.ts';
import { isFunctionWord } from '../text/keywords.ts';

const calendarWord =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September|October|November|December)$/u;
const capitalizedRun =
  /\p{Lu}[\p{L}\p{M}\p{N}’'-]*(?: (?:(?:of|for|and|the|von|van|de) ){0,2}\p{Lu}[\p{L}\p{M}\p{N}’'-]*)*/gu;

/** The names in a sentence: words with a capital letter where none need be. `common` are those that the text also writes small. */
export function findNames(sentence: string, lowercaseWords: ReadonlySet<string>): string[] {
  const names = [...sentence.matchAll(capitalizedRun)].flatMap(({ 0: name, index }) => {
    const strippedName = stripOpeningWord(
      name.replace(/[’']s?$/u, ''),
      lowercaseWords,
      startsSentence(sentence, index),
    );
    const parts =
      /\b(?:of|for)\b/.test(strippedName) || strippedName.split(' ').length > 3
        ? [strippedName]
        : strippedName.split(' and ');
    return parts.filter((part) => part !== '' && !/^I(?:$|[’'])/.test(part) && !calendarWord.test(part));
  });
  return [...new Set(names)];
}

/** The words of a text that it writes with a small letter somewhere. */
export function findLowercaseWords(text: string): Set<string> {
  return new Set(text.match(/(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]*/gu));
}

function startsSentence(sentence: string, index: number): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(sentence.slice(0, index)) ||
    /[.!?:]\s*["“‘’']?$/.test(sentence.slice(Math.max(index - 4, 0), index))
  );
}

/** “Officers” at the beginning is no name where the text has “officers”; “Neither Ann Lee” is Ann Lee. */
function stripOpeningWord(name: string, lowercaseWords: ReadonlySet<string>, isSentenceStart: boolean): string {
  const [first = '', ...rest] = name.split(' ');
  const isCommon = lowercaseWords.has(first.toLowerCase()) || isFunctionWord(first) || isGroupOfPeople(first);
  if (!isSentenceStart || !isCommon) return name;
  return rest.join(' ').replace(/^(?:(?:of|for|and|the|von|van|de) )+/, '');
}
