/** The words for 1 to 19, in order. */
export const unitWords: readonly string[] =
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen`.split(/\s+/);

/** The words for 20, 30 and so on to 90, in order. */
export const tensWords: readonly string[] = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const units = new Map(unitWords.map((word, index) => [word, index + 1]));
const tens = new Map(tensWords.map((word, index) => [word, (index + 2) * 10]));

/** A pattern for any of these words, longer ones first. */
export function alternatives(words: Iterable<string>): string {
  return [...words].toSorted((one, other) => other.length - one.length).join('|');
}

/** Matches a number word from one to nineteen. */
export const unitWordPattern = `(?:${alternatives(unitWords)})`;
/** Matches a number word from one to ninety-nine. */
export const numberWordPattern = `(?:(?:${alternatives(tensWords)})(?:[- ](?:${alternatives(unitWords.slice(0, 9))}))?|${unitWordPattern})`;

/** The value of a number word from one to ninety-nine. */
export function wordAmount(word: string): number | undefined {
  const [first = '', second = ''] = word.toLowerCase().split(/[- ]/);
  const ten = tens.get(first);
  return ten === undefined ? units.get(first) : ten + (units.get(second) ?? 0);
}
