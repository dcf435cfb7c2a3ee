import { type DocumentFrequencies, isFunctionWord } from './keywords.ts';

const maxWords = 3;
/** Verbs and words with such an end tell little by themselves. */
const weakWord =
  /(?<!^(?:ear|fami|supp|rep|assemb|bul|Ita|Ju))ly$|(?:ed|ing)$|^(?:want|confirm|know|believe|hope|understand|continue|start|remain|prior|able|like|think|feel|right|sent|cause|thank)$/;

/** Some words that stand together and that few other sentences have, for “What does the article say about …?”. */
export function extractKeyphrase(
  sentence: string,
  documentFrequencies: DocumentFrequencies,
  names: readonly string[],
): string {
  const runs = sentence
    .split(/(?!(?<=\d)[.,]\d)[^\p{L}\p{M}\p{N}\s’'%-]+|(?<!\p{L})[’']|[’'](?!\p{L})/u)
    .flatMap((piece) => splitIntoRuns(piece.split(/\s+/).filter((word) => word !== '')));
  const nameRuns = names
    .filter((name) => sentence.includes(name))
    .map((name) => name.split(' '))
    .filter((words) => words.length > 1 && words.length < 7);
  const best = [...nameRuns, ...runs].toSorted(
    (a, b) => scoreRun(b, documentFrequencies) - scoreRun(a, documentFrequencies),
  )[0];
  return (best ?? []).join(' ').replace(/[’']s$/u, '');
}

function splitIntoRuns(words: readonly string[]): string[][] {
  const runs: string[][] = [[]];
  for (const word of words) {
    if (isFunctionWord(word.replace(/(?:n[’']t|[’'].*)$/u, '')) || word.length < 3) runs.push([]);
    else runs.at(-1)?.push(word);
  }
  return runs.map(trimWeakWords).filter((run) => run.length > 0);
}

/** “approximately four hours” is about four hours. A run of weak words alone stays as it is. */
function trimWeakWords(run: readonly string[]): string[] {
  const first = run.findIndex((word) => !weakWord.test(word));
  const last = run.findLastIndex((word) => !weakWord.test(word));
  return first === -1 ? run.slice(0, maxWords) : run.slice(first, last + 1).slice(-maxWords);
}

/** Two words tell more than one, rare words more than frequent ones, and a verb form alone tells little. */
function scoreRun(run: readonly string[], documentFrequencies: DocumentFrequencies): number {
  const rarity =
    run.reduce((sum, word) => sum + 1 / (documentFrequencies.get(word.toLowerCase()) ?? 1), 0) / run.length;
  return rarity + Math.min(run.length, 2) * 0.4 - (run.every((word) => weakWord.test(word)) ? 0.6 : 0);
}
