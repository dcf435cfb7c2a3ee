import { createHash } from 'node:crypto';
import { draftMessage, withoutDrafts } from '../../knowledge/folder.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { parseKnowledge } from '../../knowledge/parse.ts';
import type { FileProblem } from '../../knowledge/problem.ts';

export type ParsePolicy = {
  /** Command names that a file must not use. */
  readonly reservedNames: readonly string[];
  /** Whether incidents and entries marked `draft: true` are served. */
  readonly allowDrafts: boolean;
};

/** Parses a file and returns the part that may be served, or every problem of the file. Never throws. */
export function parseServable(
  bytes: Uint8Array,
  fileName: string,
  { reservedNames, allowDrafts }: ParsePolicy,
): { readonly knowledge: Knowledge } | { readonly problems: readonly FileProblem[] } {
  const parsed = parseKnowledge(bytes, { reservedNames });
  if ('problems' in parsed) return { problems: parsed.problems.map((problem) => ({ ...problem, file: fileName })) };
  const { incident } = parsed.knowledge;
  if (incident.draft && !allowDrafts) return { problems: [{ file: fileName, message: draftMessage(incident.id) }] };
  return { knowledge: withoutDrafts(parsed.knowledge, allowDrafts) };
}

/** SHA-256 of the bytes, hexadecimal. */
export function hashFile(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
