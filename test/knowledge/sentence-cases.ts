import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text with the offsets at which its second and later sentences begin. */
export type SentenceCase = {
  readonly text: string;
  readonly starts: readonly number[];
  /** Starts that may be missed. */
  readonly optionalStarts: readonly number[];
};

const separator = /( [|~] |(?<=[\n\t])\|)/;

export const sentenceCases: readonly SentenceCase[] = readFileSync(
  join(import.meta.dirname, 'sentence-cases.txt'),
  'utf8',
)
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => parseCase(line.replaceAll('\\n', '\n').replaceAll('\\t', '\t')));

function parseCase(line: string): SentenceCase {
  const starts: number[] = [];
  const optionalStarts: number[] = [];
  let text = '';
  for (const [index, part] of line.split(separator).entries()) {
    if (index % 2 === 0) {
      text += part;
      continue;
    }
    if (part !== '|') text += ' ';
    (part === ' ~ ' ? optionalStarts : starts).push(text.length);
  }
  return { text, starts, optionalStarts };
}

/** The starts that a splitter adds although no sentence begins there, and those it misses. */
export function compareStarts(
  { starts, optionalStarts }: SentenceCase,
  actual: readonly number[],
): { readonly falseStarts: readonly number[]; readonly missedStarts: readonly number[] } {
  return {
    falseStarts: actual.filter((start) => !starts.includes(start) && !optionalStarts.includes(start)),
    missedStarts: starts.filter((start) => !actual.includes(start)),
  };
}
