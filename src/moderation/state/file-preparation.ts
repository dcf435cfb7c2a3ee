import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { indexKnowledge, type KnowledgeIndex } from '../../answering/knowledge-index.ts';
import { withoutDrafts } from '../../knowledge/folder.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { parseKnowledge } from '../../knowledge/parse.ts';
import type { Problem } from '../../knowledge/problem.ts';

export type ParsePolicy = {
  /** Command names that a file must not use. */
  readonly reservedNames: readonly string[];
  /** Whether incidents and entries marked `draft: true` are served. */
  readonly allowDrafts: boolean;
};

/** A file that is parsed and indexed, or every problem of the file. It is plain data, so it can come from a worker thread. */
export type PreparedFile =
  | {
      readonly knowledge: Knowledge;
      readonly index: KnowledgeIndex;
      /** About two thirds of the memory that knowledge and index take. */
      readonly byteLength: number;
    }
  | { readonly problems: readonly Problem[] };

/** Takes up to 2 s for the largest files. Never throws. */
export function prepareFile(bytes: Uint8Array, { reservedNames, allowDrafts }: ParsePolicy): PreparedFile {
  const parsed = parseKnowledge(bytes, { reservedNames });
  if ('problems' in parsed) return parsed;
  const knowledge = withoutDrafts(parsed.knowledge, allowDrafts);
  const index = indexKnowledge(knowledge);
  return { knowledge, index, byteLength: serialize({ knowledge, index }).byteLength };
}

/** SHA-256 of the bytes, hexadecimal. */
export function hashFile(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
