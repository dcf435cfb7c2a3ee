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

/** So many ways to ask one thing are enough here: reading and indexing them is what takes time. */
const mostWordings = 22;

/** The shipped file with a few of its entries alone, for tests that are not about what it holds: it is read in no time. */
export const briefText = cutDown(shippedText);

/** Leaves out, as whole lines, the entries of the two long lists that are not wanted, and most wordings of the others. */
function cutDown(text: string): string {
  let list = '';
  let isWanted = true;
  let wordings = 0;
  const lines = text.split('\n').filter((line) => {
    wordings = /^ {4}asked:/.test(line) ? 1 : wordings > 0 && line.startsWith('      - ') ? wordings + 1 : 0;
    if (wordings > mostWordings + 1) return false;
    list = /^(\S+):/.exec(line)?.[1] ?? list;
    const id = /^ {2}- id: (\S+)/.exec(line)?.[1];
    if (id !== undefined || /^\S/.test(line))
      isWanted = !['facts', 'not-stated'].includes(list) || id === undefined || briefIds.includes(id);
    return isWanted;
  });
  return lines.join('\n');
}
