import type { z } from 'zod';
import { expandIntents } from './intents/expand-intents.ts';
import { loadIntentBank } from './intents/intent-bank.ts';
import { type KnowledgeFile, knowledgeFileSchema } from './schema.ts';

/** The part of a file that matches the schema. `toFilePath` maps its paths to those of the whole file. */
export type ValidSubset = {
  readonly file: KnowledgeFile;
  readonly toFilePath: (path: readonly PropertyKey[]) => readonly PropertyKey[];
};

type Issue = z.core.$ZodIssue;

/** Replaces an invalid incident, because no other check depends on it. */
const placeholderIncident = { id: 'none', title: '-', place: '-', day: '-', 'time-zone': '-', summary: '-' };

/**
 * The part of an invalid file that can still be checked, so that a wrong quote is reported together with a misspelt key.
 * Removes unknown keys and invalid entries. Undefined if another part is invalid, such as the speakers, because the
 * problems that follow from it would mislead.
 */
export function validSubset(data: unknown, issues: readonly Issue[]): ValidSubset | undefined {
  const copy: unknown = structuredClone(expandIntents(data, loadIntentBank));
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
