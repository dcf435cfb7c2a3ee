const keyRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const vowels = new Set('aeiouy');
/** Pairs of letters that sound alike, in alphabetical order. */
const similarSounds = new Set(['cs', 'ck', 'kq', 'cq', 'sz', 'fv', 'gj', 'dt', 'mn', 'bp', 'iy', 'uw']);

const costs = {
  /** A letter too many or too few: in general, a second one of a pair, a missing vowel ("hosptal"). */
  letter: 1,
  doubledLetter: 0.6,
  missingVowel: 0.8,
  /** One letter for another: in general, vowel for vowel, of similar sound, beside it on the keyboard. */
  substitution: 1,
  vowelForVowel: 0.7,
  similarSound: 0.8,
  adjacentKey: 0.8,
  transposition: 0.8,
  wrongFirstLetter: 0.3,
} as const;

/**
 * The cost of the edits that turn the intended word into the written one (Damerau-Levenshtein, optimal string alignment),
 * where common mistakes cost less than 1. A wrong first letter costs extra, a missing one does not ("nife").
 */
export function weightedEditDistance(written: string, intended: string): number {
  let secondPrevious: number[] = [];
  let previous = Array.from({ length: intended.length + 1 }, (_, columnIndex) => columnIndex);
  for (let rowIndex = 1; rowIndex <= written.length; rowIndex += 1) {
    const current = [rowIndex];
    for (let columnIndex = 1; columnIndex <= intended.length; columnIndex += 1) {
      current.push(minCost(written, intended, rowIndex, columnIndex, { secondPrevious, previous, current }));
    }
    secondPrevious = previous;
    previous = current;
  }
  const firstLetterMatches = written[0] === intended[0] || intended.slice(1) === written;
  return (previous.at(-1) ?? 0) + (firstLetterMatches ? 0 : costs.wrongFirstLetter);
}

type DistanceRows = {
  readonly secondPrevious: readonly number[];
  readonly previous: readonly number[];
  readonly current: readonly number[];
};

function minCost(written: string, intended: string, rowIndex: number, columnIndex: number, rows: DistanceRows): number {
  const a = written.charAt(rowIndex - 1);
  const b = intended.charAt(columnIndex - 1);
  const previousWritten = written.charAt(rowIndex - 2);
  const previousIntended = intended.charAt(columnIndex - 2);
  const substituted = valueAt(rows.previous, columnIndex - 1) + substitutionCost(a, b);
  const inserted = valueAt(rows.previous, columnIndex) + (a === previousWritten ? costs.doubledLetter : costs.letter);
  const deleted = valueAt(rows.current, columnIndex - 1) + deletionCost(b, previousIntended);
  const isTransposed = rowIndex > 1 && columnIndex > 1 && a === previousIntended && b === previousWritten;
  const transposed = isTransposed
    ? valueAt(rows.secondPrevious, columnIndex - 2) + costs.transposition
    : Number.POSITIVE_INFINITY;
  return Math.min(substituted, inserted, deleted, transposed);
}

function deletionCost(letter: string, previousLetter: string): number {
  if (letter === previousLetter) return costs.doubledLetter;
  return vowels.has(letter) ? costs.missingVowel : costs.letter;
}

function valueAt(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  if (vowels.has(a) && vowels.has(b)) return costs.vowelForVowel;
  if (similarSounds.has(a < b ? a + b : b + a)) return costs.similarSound;
  return areAdjacentKeys(a, b) ? costs.adjacentKey : costs.substitution;
}

function areAdjacentKeys(a: string, b: string): boolean {
  return keyRows.some((row) => row.includes(a) && row.includes(b) && Math.abs(row.indexOf(a) - row.indexOf(b)) === 1);
}
