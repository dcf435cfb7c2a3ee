import { isFunctionWord, type Spread } from './telling-words.ts';

const mostWords = 3;
/** Verbs and words with such an end tell little by themselves. */
const weak =
  /(?<!^(?:ear|fami|supp|rep|assemb|bul|Ita|Ju))ly$|(?:ed|ing)$|^(?:want|confirm|know|believe|hope|understand|continue|start|remain|prior|able|like|think|feel|right|sent|cause|thank)$/;

/** Some words that stand together and that few other sentences have, for “What does the article say about …?”. */
export function subjectMatter(sentence: string, spread: Spread, names: readonly string[]): string {
  const runs = sentence
    .split(/(?!(?<=\d)[.,]\d)[^\p{L}\p{M}\p{N}\s’'%-]+|(?<!\p{L})[’']|[’'](?!\p{L})/u)
    .flatMap((piece) => runsOf(piece.split(/\s+/).filter((word) => word !== '')));
  const named = names
    .filter((name) => sentence.includes(name))
    .map((name) => name.split(' '))
    .filter((words) => words.length > 1 && words.length < 7);
  const best = [...named, ...runs].toSorted((a, b) => worth(b, spread) - worth(a, spread))[0];
  return (best ?? []).join(' ').replace(/[’']s$/u, '');
}

function runsOf(words: readonly string[]): string[][] {
  const runs: string[][] = [[]];
  for (const word of words) {
    if (isFunctionWord(word.replace(/(?:n[’']t|[’'].*)$/u, '')) || word.length < 3) runs.push([]);
    else runs.at(-1)?.push(word);
  }
  return runs.map(withoutWeakEnds).filter((run) => run.length > 0);
}

/** “approximately four hours” is about four hours. A run of weak words alone stays as it is. */
function withoutWeakEnds(run: readonly string[]): string[] {
  const first = run.findIndex((word) => !weak.test(word));
  const last = run.findLastIndex((word) => !weak.test(word));
  return first === -1 ? run.slice(0, mostWords) : run.slice(first, last + 1).slice(-mostWords);
}

/** Two words tell more than one, rare words more than frequent ones, and a verb form alone tells little. */
function worth(run: readonly string[], spread: Spread): number {
  const rarity = run.reduce((sum, word) => sum + 1 / (spread.get(word.toLowerCase()) ?? 1), 0) / run.length;
  return rarity + Math.min(run.length, 2) * 0.4 - (run.every((word) => weak.test(word)) ? 0.6 : 0);
}
