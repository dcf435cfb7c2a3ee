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

/** The words that carry what a sentence tells, in order and as they are written. */
export function extractKeywords(sentence: string): string[] {
  const words = sentence.match(wordPattern) ?? [];
  return words
    .map((keyword) => keyword.replace(/[’']s$/u, ''))
    .filter((keyword) => !isFunctionWord(keyword) && !/[’'](?:s|t|re|ve|ll|d|m)$/iu.test(keyword))
    .filter((keyword) => keyword.length > 2 || /\d/.test(keyword));
}

/** In how many sentences of the article each telling word stands; a word is looked up in lower case. */
export type DocumentFrequencies = ReadonlyMap<string, number>;

export function countDocumentFrequencies(sentences: readonly string[]): DocumentFrequencies {
  const frequencies = new Map<string, number>();
  for (const sentence of sentences)
    for (const keyword of new Set(extractKeywords(sentence).map((telling) => telling.toLowerCase())))
      frequencies.set(keyword, (frequencies.get(keyword) ?? 0) + 1);
  return frequencies;
}

/** The words that tell this sentence best from the others: the rarest, in the order of the sentence. */
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
