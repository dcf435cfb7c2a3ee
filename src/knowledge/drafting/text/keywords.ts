const functionWords = new Set(
  `a about above according after again against ago all almost also although always am among an and another any anyone anything are
  around as at away back be became because become been before behind being below between both but by came can cannot come could did do
  does doing done down during each either else enough even ever every everyone few first for from further gave get gets getting give
  given go goes going gone got had has have having he her here hers herself him himself his how however i if in indeed inside instead into
  is it its itself just last later least less like made make makes making many may me meanwhile might more most much must my myself near
  nearly need neither never next no nobody none nor not nothing now of off often on once one only onto or other others our ours out over
  own part per perhaps put quite rather really said same saw say says see seem seemed seen shall she should since so some someone
  something soon still such take taken tell than that the their them then there these they thing things this those though through
  throughout thus to today together told too took toward towards two under until up upon us use used using very was way we well went were
  what when where whether which while who whom whose why will with within without would yesterday yet you your`.split(
    /\s+/,
  ),
);

const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.,:’'-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

export function isFunctionWord(text: string): boolean {
  return functionWords.has(text.toLowerCase());
}

/** The content words of a sentence, in order and as written. */
export function extractKeywords(sentence: string): string[] {
  const words = sentence.match(wordPattern) ?? [];
  return words
    .map((keyword) => keyword.replace(/[’']s$/u, ''))
    .filter((keyword) => !isFunctionWord(keyword) && !/[’'](?:s|t|re|ve|ll|d|m)$/iu.test(keyword))
    .filter((keyword) => keyword.length > 2 || /\d/.test(keyword));
}

/** In how many sentences of the article each keyword occurs. Keys are lower case. */
export type DocumentFrequencies = ReadonlyMap<string, number>;

export function countDocumentFrequencies(sentences: readonly string[]): DocumentFrequencies {
  const frequencies = new Map<string, number>();
  for (const sentence of sentences)
    for (const keyword of new Set(extractKeywords(sentence).map((telling) => telling.toLowerCase())))
      frequencies.set(keyword, (frequencies.get(keyword) ?? 0) + 1);
  return frequencies;
}

/** The keywords with the lowest document frequency, in the order of the sentence. */
export function rarestWords(sentence: string, documentFrequencies: DocumentFrequencies, maxWords: number): string[] {
  const words = [...new Map(extractKeywords(sentence).map((keyword) => [keyword.toLowerCase(), keyword])).values()];
  const rare = words
    .toSorted((a, b) => frequencyOf(documentFrequencies, a) - frequencyOf(documentFrequencies, b))
    .slice(0, maxWords);
  return words.filter((keyword) => rare.includes(keyword));
}

function frequencyOf(documentFrequencies: DocumentFrequencies, keyword: string): number {
  return documentFrequencies.get(keyword.toLowerCase()) ?? 0;
}

const maxWords = 3;
/** Verb forms and adverbs, which make poor keyphrases by themselves. */
const weakWord =
  /(?<!^(?:ear|fami|supp|rep|assemb|bul|Ita|Ju))ly$|(?:ed|ing)$|^(?:want|confirm|know|believe|hope|understand|continue|start|remain|prior|able|like|think|feel|right|sent|cause|thank)$/;

/** Consecutive words that occur in few other sentences, for “What does the article say about …?”. */
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

/** “approximately four hours” becomes “four hours”. A run of weak words only is kept. */
function trimWeakWords(run: readonly string[]): string[] {
  const first = run.findIndex((word) => !weakWord.test(word));
  const last = run.findLastIndex((word) => !weakWord.test(word));
  return first === -1 ? run.slice(0, maxWords) : run.slice(first, last + 1).slice(-maxWords);
}

/** Prefers rare words, two words to one, and penalizes runs of verb forms only. */
function scoreRun(run: readonly string[], documentFrequencies: DocumentFrequencies): number {
  const rarity =
    run.reduce((sum, word) => sum + 1 / (documentFrequencies.get(word.toLowerCase()) ?? 1), 0) / run.length;
  return rarity + Math.min(run.length, 2) * 0.4 - (run.every((word) => weakWord.test(word)) ? 0.6 : 0);
}
