import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Document, parseDocument } from 'yaml';
import { reservedNames } from '../../commands/index.ts';
import type { Fact, Knowledge } from '../../src/knowledge/knowledge.ts';
import type { Folder } from '../../src/moderation/knowledge-folder.ts';
import { briefText } from './brief-text.ts';
import { factOf, knowledgeOf } from './knowledge-of.ts';

/** What the bot makes of the brief file. */
export const brief: Knowledge = knowledgeOf(briefText);

export function briefFact(id: string): Fact {
  return factOf(brief, id);
}

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

export async function openScratchFolder(text: string = briefText): Promise<ScratchFolder> {
  const directory = await mkdtemp(join(tmpdir(), 'on-record-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const write = (next: string) => writeFile(join(directory, 'incident.yaml'), next);
  await write(text);
  return { directory, incident: brief.incident.id, reserved: reservedNames, write };
}
