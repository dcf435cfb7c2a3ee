import type { z } from 'zod';
import { fileSchema, type KnowledgeFile } from './schema.ts';

/** The part of a file that has its shape, and where in the file a path of that part leads. */
export type SoundPart = {
  readonly file: KnowledgeFile;
  readonly inFile: (path: readonly PropertyKey[]) => readonly PropertyKey[];
};

type Issue = z.core.$ZodIssue;

/** Stands in for an incident with a fault: nothing that is checked rests on it. */
const incident = { id: 'none', title: '-', place: '-', day: '-', 'time-zone': '-', summary: '-' };

/**
 * What can still be checked of a file with faults in its shape, so that a wrong quote is told together with a misspelt
 * name. Unknown names are taken out, entries with other faults left aside. Undefined where the fault is in a part that
 * the rest leans on, such as the speakers: whatever followed from it would mislead.
 */
export function soundPart(data: unknown, issues: readonly Issue[]): SoundPart | undefined {
  const copy: unknown = structuredClone(data);
  for (const issue of issues) if (issue.code === 'unrecognized_keys') removeNames(copy, issue.path, issue.keys);
  const faulty = issues.filter(({ code }) => code !== 'unrecognized_keys').map(({ path }) => path);
  const facts = soundEntries(copy, faulty, 'facts');
  const notStated = soundEntries(copy, faulty, 'not-stated');
  const shaped = fileSchema.safeParse({
    ...(isGroup(copy) ? copy : {}),
    ...(faulty.some(([part]) => part === 'incident') ? { incident } : {}),
    ...(faulty.some(([part]) => part === 'care') ? { care: [] } : {}),
    facts: facts.map(({ entry }) => entry),
    'not-stated': notStated.map(({ entry }) => entry),
  });
  if (!shaped.success) return undefined;
  const numbers = { facts, 'not-stated': notStated };
  return {
    file: shaped.data,
    inFile([part, index, ...rest]) {
      const entries = part === 'facts' || part === 'not-stated' ? numbers[part] : [];
      const entry = typeof index === 'number' ? entries[index] : undefined;
      return [part, entry?.index ?? index, ...rest].filter((step) => step !== undefined);
    },
  };
}

type Numbered = { readonly entry: unknown; readonly index: number };

function soundEntries(data: unknown, faulty: readonly (readonly PropertyKey[])[], part: string): Numbered[] {
  const list = isGroup(data) ? data[part] : undefined;
  const left = new Set(faulty.filter((path) => path[0] === part).map((path) => path[1]));
  if (!Array.isArray(list)) return [];
  return list.map((entry: unknown, index) => ({ entry, index })).filter(({ index }) => !left.has(index));
}

function removeNames(data: unknown, path: readonly PropertyKey[], names: readonly string[]): void {
  const group = path.reduce((value, step) => (isGroup(value) ? value[step] : undefined), data);
  if (isGroup(group)) for (const name of names) delete group[name];
}

function isGroup(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}
