import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../../knowledge/walthamstow-shooting.yaml');

/** The shipped knowledge file. */
export const shippedText = await readFile(file, 'utf8');

/** Enough for a second page of /facts. */
const briefIds = [
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

/** The shipped file with a few of its entries alone, for tests that are not about what it holds: it is read in no time. */
export const briefText = cutDown(shippedText);

/** Leaves out, as whole lines, the entries of the two long lists that are not wanted. */
function cutDown(text: string): string {
  let list = '';
  let isWanted = true;
  const lines = text.split('\n').filter((line) => {
    list = /^(\S+):/.exec(line)?.[1] ?? list;
    const id = /^ {2}- id: (\S+)/.exec(line)?.[1];
    if (id !== undefined || /^\S/.test(line))
      isWanted = !['facts', 'not-stated'].includes(list) || id === undefined || briefIds.includes(id);
    return isWanted;
  });
  return lines.join('\n');
}
