import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../../knowledge/walthamstow-shooting.yaml');

/** The shipped knowledge file. */
export const shippedText = await readFile(file, 'utf8');

/** Enough for a second page of /facts. */
const sampleIds = [
  'what-happened',
  'where',
  'why-called',
  'when-entered',
  'why-entered',
  'heard-a-noise',
  'how-rare',
  'who-investigates',
  'when-called',
  'who-shot',
  'injuries',
  'is-it-safe',
  'is-he-alive',
  'what-is-iopc',
  'how-long-negotiated',
  'mans-name',
  'which-hospital',
  'who-fired-first',
];

/** A few paraphrases are enough here: parsing and indexing them takes most of the time. */
const maxParaphrases = 22;

/** The shipped file with a few of its entries, for tests that do not depend on its content: it is parsed quickly. */
export const sampleText = shortenFile(shippedText);

/** Removes, as whole lines, the other entries of the two long lists, and most paraphrases of the remaining ones. */
function shortenFile(text: string): string {
  let currentList = '';
  let isIncluded = true;
  let paraphraseCount = 0;
  const lines = text.split('\n').filter((line) => {
    paraphraseCount = /^ {4}paraphrases:/.test(line)
      ? 1
      : paraphraseCount > 0 && line.startsWith('      - ')
        ? paraphraseCount + 1
        : 0;
    if (paraphraseCount > maxParaphrases + 1) return false;
    currentList = /^(\S+):/.exec(line)?.[1] ?? currentList;
    const id = /^ {2}- id: (\S+)/.exec(line)?.[1];
    if (id !== undefined || /^\S/.test(line))
      isIncluded = !['facts', 'not-stated'].includes(currentList) || id === undefined || sampleIds.includes(id);
    return isIncluded;
  });
  return lines.join('\n');
}
