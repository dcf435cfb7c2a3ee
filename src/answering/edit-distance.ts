const keyRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const vowels = new Set('aeiouy');
/** Letters that are written for one another because they sound alike. */
const soundPairs = new Set(['cs', 'ck', 'kq', 'cq', 'sz', 'fv', 'gj', 'dt', 'mn', 'bp', 'iy', 'uw']);

const wrongFirst = 0.3;

/**
 * How many slips turn the intended word into the one written: 0 is the same word, 1 one letter missing, added, changed or two
 * neighbours swapped (Damerau-Levenshtein, optimal string alignment). A slip that people make more often costs less: a letter
 * doubled or not doubled, one vowel for another, a letter that sounds alike or lies beside it on the keyboard. A wrong
 * first letter costs more, unless it is only missing ("nife").
 */
export function slips(written: string, intended: string): number {
  let before: number[] = [];
  let row = Array.from({ length: intended.length + 1 }, (_, column) => column);
  for (let line = 1; line <= written.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= intended.length; column += 1) {
      next.push(cheapest(written, intended, line, column, { before, row, next }));
    }
    before = row;
    row = next;
  }
  const firstKept = written[0] === intended[0] || intended.slice(1) === written;
  return (row.at(-1) ?? 0) + (firstKept ? 0 : wrongFirst);
}

type Rows = { readonly before: readonly number[]; readonly row: readonly number[]; readonly next: readonly number[] };

function cheapest(written: string, intended: string, line: number, column: number, rows: Rows): number {
  const a = written.charAt(line - 1);
  const b = intended.charAt(column - 1);
  const kept = at(rows.row, column - 1) + exchange(a, b);
  const added = at(rows.row, column) + (a === written.charAt(line - 2) ? 0.6 : 1);
  const missing = at(rows.next, column - 1) + missed(b, intended.charAt(column - 2));
  const swapped = line > 1 && column > 1 && a === intended.charAt(column - 2) && b === written.charAt(line - 2);
  return Math.min(kept, added, missing, swapped ? at(rows.before, column - 2) + 0.8 : Number.POSITIVE_INFINITY);
}

/** Vowels are left out more readily than consonants: "hosptal", "plice". */
function missed(letter: string, before: string): number {
  if (letter === before) return 0.6;
  return vowels.has(letter) ? 0.8 : 1;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

function exchange(a: string, b: string): number {
  if (a === b) return 0;
  if (vowels.has(a) && vowels.has(b)) return 0.7;
  if (soundPairs.has(a < b ? a + b : b + a)) return 0.8;
  return besideOnKeyboard(a, b) ? 0.8 : 1;
}

function besideOnKeyboard(a: string, b: string): boolean {
  return keyRows.some((row) => row.includes(a) && row.includes(b) && Math.abs(row.indexOf(a) - row.indexOf(b)) === 1);
}
