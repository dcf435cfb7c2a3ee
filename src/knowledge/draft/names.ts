import { isGroupOfPeople } from './people-words.ts';
import { isFunctionWord } from './telling-words.ts';

const calendar =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September|October|November|December)$/u;
const run = /\p{Lu}[\p{L}\p{M}\p{N}’'-]*(?: (?:(?:of|for|and|the|von|van|de) ){0,2}\p{Lu}[\p{L}\p{M}\p{N}’'-]*)*/gu;

/** The names in a sentence: words with a capital letter where none need be. `common` are those that the text also writes small. */
export function namesIn(sentence: string, common: ReadonlySet<string>): string[] {
  const names = [...sentence.matchAll(run)].flatMap(({ 0: name, index }) => {
    const plain = withoutOpening(name.replace(/[’']s?$/u, ''), common, startsSentence(sentence, index));
    const parts = /\b(?:of|for)\b/.test(plain) || plain.split(' ').length > 3 ? [plain] : plain.split(' and ');
    return parts.filter((part) => part !== '' && !/^I(?:$|[’'])/.test(part) && !calendar.test(part));
  });
  return [...new Set(names)];
}

/** The words of a text that it writes with a small letter somewhere. */
export function smallWords(text: string): Set<string> {
  return new Set(text.match(/(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]*/gu));
}

function startsSentence(sentence: string, index: number): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(sentence.slice(0, index)) ||
    /[.!?:]\s*["“‘’']?$/.test(sentence.slice(Math.max(index - 4, 0), index))
  );
}

/** “Officers” at the beginning is no name where the text has “officers”; “Neither Ann Lee” is Ann Lee. */
function withoutOpening(name: string, common: ReadonlySet<string>, atStart: boolean): string {
  const [first = '', ...rest] = name.split(' ');
  const isCommon = common.has(first.toLowerCase()) || isFunctionWord(first) || isGroupOfPeople(first);
  if (!atStart || !isCommon) return name;
  return rest.join(' ').replace(/^(?:(?:of|for|and|the|von|van|de) )+/, '');
}
