import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Document, parseDocument } from 'yaml';
import { reservedNames } from '../../commands/index.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import type { Folder } from '../../src/moderation/knowledge-folder.ts';
import { knowledgeOf, shipped, shippedText } from './shipped-knowledge.ts';

const briefIds = ['what-happened', 'where', 'when-entered', 'how-rare', 'mans-name', 'which-hospital'];

/** The shipped file with a few of its entries alone, for tests that have it read again and again. */
export const briefText = cutDown(shippedText);
export const brief: Knowledge = knowledgeOf(briefText);

/** The brief file after an edit, as a moderator would make it. */
export function edited(edit: (document: Document) => void): string {
  const document = parseDocument(briefText);
  edit(document);
  return document.toString();
}

/** The path to a field of a fact in the brief file, for `edited`. */
export function pathTo(factId: string, ...field: readonly string[]): (string | number)[] {
  return ['facts', brief.facts.findIndex(({ id }) => id === factId), ...field];
}

/** A knowledge folder that can be written to, for the length of a test. */
export type ScratchFolder = Folder & { write(text: string): Promise<void> };

export async function openScratchFolder(text: string): Promise<ScratchFolder> {
  const directory = await mkdtemp(join(tmpdir(), 'on-record-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const write = (next: string) => writeFile(join(directory, 'incident.yaml'), next);
  await write(text);
  return { directory, incident: shipped.incident.id, reserved: reservedNames, write };
}

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
