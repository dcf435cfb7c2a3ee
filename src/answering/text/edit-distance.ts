const keyRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const vowels = new Set('aeiouy');
/** Letters that are written for one another because they sound alike. */
const similarSounds = new Set(['cs', 'ck', 'kq', 'cq', 'sz', 'fv', 'gj', 'dt', 'mn', 'bp', 'iy', 'uw']);

const wrongFirstLetterPenalty = 0.3;

/**
 * How many slips turn the intended word into the one written: 0 is the same word, 1 one letter missing, added, changed or two
 * neighbours swapped (Damerau-Levenshtein, optimal string alignment). A slip that people make more often costs less: a letter
 * doubled or not doubled, one vowel for another, a letter that sounds alike or lies beside it on the keyboard. A wrong
 * first letter costs more, unless it is only missing ("nife").
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
  return (previous.at(-1) ?? 0) + (firstLetterMatches ? 0 : wrongFirstLetterPenalty);
}

type DistanceRows = {
  readonly secondPrevious: readonly number[];
  readonly previous: readonly number[];
  readonly current: readonly number[];
};

function minCost(written: string, intended: string, rowIndex: number, columnIndex: number, rows: DistanceRows): number {
  const a = written.charAt(rowIndex - 1);
  const b = intended.charAt(columnIndex - 1);
  const substituted = valueAt(rows.previous, columnIndex - 1) + substitutionCost(a, b);
  const inserted = valueAt(rows.previous, columnIndex) + (a === written.charAt(rowIndex - 2) ? 0.6 : 1);
  const deleted = valueAt(rows.current, columnIndex - 1) + deletionCost(b, intended.charAt(columnIndex - 2));
  const isTransposed =
    rowIndex > 1 && columnIndex > 1 && a === intended.charAt(columnIndex - 2) && b === written.charAt(rowIndex - 2);
  return Math.min(
    substituted,
    inserted,
    deleted,
    isTransposed ? valueAt(rows.secondPrevious, columnIndex - 2) + 0.8 : Number.POSITIVE_INFINITY,
  );
}

/** Vowels are left out more readily than consonants: "hosptal", "plice". */
function deletionCost(letter: string, previousLetter: string): number {
  if (letter === previousLetter) return 0.6;
  return vowels.has(letter) ? 0.8 : 1;
}

function valueAt(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  if (vowels.has(a) && vowels.has(b)) return 0.7;
  if (similarSounds.has(a < b ? a + b : b + a)) return 0.8;
  return areAdjacentKeys(a, b) ? 0.8 : 1;
}

function areAdjacentKeys(a: string, b: string): boolean {
  return keyRows.some((row) => row.includes(a) && row.includes(b) && Math.abs(row.indexOf(a) - row.indexOf(b)) === 1);
}
