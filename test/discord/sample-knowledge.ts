import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Document, parseDocument } from 'yaml';
import { reservedCommandNames } from '../../commands/index.ts';
import type { FolderOptions } from '../../src/knowledge/folder.ts';
import type { Fact, Knowledge } from '../../src/knowledge/knowledge.ts';
import { parseOrThrow, requireFact } from './parse-or-throw.ts';
import { sampleText } from './sample-text.ts';

/** The knowledge of the sample file. */
export const sampleKnowledge: Knowledge = parseOrThrow(sampleText);

export function sampleFact(id: string): Fact {
  return requireFact(sampleKnowledge, id);
}

/** The sample file after an edit, as a moderator would make it. */
export function editSample(edit: (document: Document) => void): string {
  const document = parseDocument(sampleText);
  edit(document);
  return document.toString();
}

/** The path of a field of a fact in the sample file, for `edited`. */
export function factPath(factId: string, ...field: readonly string[]): (string | number)[] {
  return ['facts', sampleKnowledge.facts.findIndex(({ id }) => id === factId), ...field];
}

/** A writable knowledge folder, until the end of the test. */
export type ScratchFolder = FolderOptions & { write(text: string): Promise<void> };

export async function createScratchFolder(text: string = sampleText): Promise<ScratchFolder> {
  const directory = await mkdtemp(join(tmpdir(), 'on-record-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const write = (newText: string) => writeFile(join(directory, 'incident.yaml'), newText);
  await write(text);
  return { directory, incidentId: sampleKnowledge.incident.id, reservedNames: reservedCommandNames, write };
}
