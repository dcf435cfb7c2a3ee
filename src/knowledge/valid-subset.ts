import type { z } from 'zod';
import { type KnowledgeFile, knowledgeFileSchema } from './schema.ts';

/** The part of a file that has its shape, and where in the file a path of that part leads. */
export type ValidSubset = {
  readonly file: KnowledgeFile;
  readonly toFilePath: (path: readonly PropertyKey[]) => readonly PropertyKey[];
};

type Issue = z.core.$ZodIssue;

/** Stands in for an incident with a fault: nothing that is checked rests on it. */
const placeholderIncident = { id: 'none', title: '-', place: '-', day: '-', 'time-zone': '-', summary: '-' };

/**
 * What can still be checked of a file with faults in its shape, so that a wrong quote is told together with a misspelt
 * name. Unknown names are taken out, entries with other faults left aside. Undefined where the fault is in a part that
 * the rest leans on, such as the speakers: whatever followed from it would mislead.
 */
export function validSubset(data: unknown, issues: readonly Issue[]): ValidSubset | undefined {
  const copy: unknown = structuredClone(data);
  for (const issue of issues) if (issue.code === 'unrecognized_keys') removeKeys(copy, issue.path, issue.keys);
  const invalidPaths = issues.filter(({ code }) => code !== 'unrecognized_keys').map(({ path }) => path);
  const facts = validEntries(copy, invalidPaths, 'facts');
  const notStated = validEntries(copy, invalidPaths, 'not-stated');
  const parsed = knowledgeFileSchema.safeParse({
    ...(isRecord(copy) ? copy : {}),
    ...(invalidPaths.some(([part]) => part === 'incident') ? { incident: placeholderIncident } : {}),
    ...(invalidPaths.some(([part]) => part === 'support-notices') ? { 'support-notices': [] } : {}),
    facts: facts.map(({ entry }) => entry),
    'not-stated': notStated.map(({ entry }) => entry),
  });
  if (!parsed.success) return undefined;
  const entriesByPart = { facts, 'not-stated': notStated };
  return {
    file: parsed.data,
    toFilePath([part, index, ...rest]) {
      const entries = part === 'facts' || part === 'not-stated' ? entriesByPart[part] : [];
      const entry = typeof index === 'number' ? entries[index] : undefined;
      return [part, entry?.index ?? index, ...rest].filter((step) => step !== undefined);
    },
  };
}

type IndexedEntry = { readonly entry: unknown; readonly index: number };

function validEntries(data: unknown, invalidPaths: readonly (readonly PropertyKey[])[], part: string): IndexedEntry[] {
  const list = isRecord(data) ? data[part] : undefined;
  const invalidIndexes = new Set(invalidPaths.filter((path) => path[0] === part).map((path) => path[1]));
  if (!Array.isArray(list)) return [];
  return list.map((entry: unknown, index) => ({ entry, index })).filter(({ index }) => !invalidIndexes.has(index));
}

function removeKeys(data: unknown, path: readonly PropertyKey[], keys: readonly string[]): void {
  const record = path.reduce((value, step) => (isRecord(value) ? value[step] : undefined), data);
  if (isRecord(record)) for (const key of keys) delete record[key];
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}
