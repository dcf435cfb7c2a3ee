import { languageIdf } from '../language.ts';
import type { ReadSentence } from './read-sentence.ts';

/** A word at the beginning of a sentence counts as a name only if the language has it as rarely as this. */
const rareAsName = 0.6;
/** How many names a run of sentences that lean on one another carries along. */
const mostCarried = 8;

/** The words (lower case) that the text writes with a capital where it need not. */
export function namesIn(sentences: readonly string[]): ReadonlySet<string> {
  const capital = new Map<string, number>();
  const small = new Map<string, number>();
  const opening = new Set<string>();
  for (const sentence of sentences) {
    for (const [at, [word]] of [...sentence.matchAll(/\p{L}[\p{L}\p{N}]*/gu)].entries()) {
      const lower = word.toLowerCase();
      if (!/^\p{Lu}/u.test(word)) count(small, lower);
      else if (at === 0) opening.add(lower);
      else count(capital, lower);
    }
  }
  const inside = [...capital].filter(([word, times]) => word.length > 1 && times >= (small.get(word) ?? 0));
  const atOpening = [...opening].filter((word) => !small.has(word) && languageIdf(word) >= rareAsName);
  return new Set([...inside.map(([word]) => word), ...atOpening]);
}

function count(times: Map<string, number>, word: string): void {
  times.set(word, (times.get(word) ?? 0) + 1);
}

/**
 * For each sentence the stems of the names that it leans on without saying them: a sentence that begins with "He", goes on with
 * a quotation or has no name of its own is about those of the sentences before.
 */
export function carriedNames(sentences: readonly ReadSentence[], names: ReadonlySet<string>): ReadonlySet<string>[] {
  let last: ReadonlySet<string> = new Set();
  return sentences.map(({ places, cues }) => {
    const own = [...places.keys()].filter((stem) => names.has(stem));
    const goesOn = cues.leans || cues.quoted;
    const carried = goesOn || own.length === 0 ? last : new Set<string>();
    if (own.length > 0) last = new Set(goesOn ? [...last, ...own].slice(-mostCarried) : own);
    return carried;
  });
}
