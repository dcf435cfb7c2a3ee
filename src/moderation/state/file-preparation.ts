import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { indexKnowledge, type KnowledgeIndex } from '../../answering/knowledge-index.ts';
import { createSnapshot, type Snapshot } from '../../answering/snapshot.ts';
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

type PreparedFile =
  | { readonly knowledge: Knowledge; readonly index: KnowledgeIndex }
  | { readonly problems: readonly Problem[] };

/** A file as a snapshot, or every problem of the file. `byteLength` is about half of the memory that the snapshot takes. */
export type LoadedFile =
  | { readonly snapshot: Snapshot; readonly byteLength: number }
  | { readonly problems: readonly Problem[] };

/** Turns the bytes of a file into a snapshot. */
export type PrepareFile = (bytes: Uint8Array) => Promise<LoadedFile>;

/** Parses and indexes a file: up to 2 s for the largest ones. `readPreparedFile` reads the result. Never throws. */
export function prepareFile(bytes: Uint8Array, policy: ParsePolicy): Uint8Array {
  return serialize(parseAndIndex(bytes, policy));
}

/** Takes about 10 ms for the largest files. */
export function readPreparedFile(data: Uint8Array): LoadedFile {
  const prepared: PreparedFile = deserialize(data);
  return 'problems' in prepared
    ? prepared
    : { snapshot: createSnapshot(prepared.knowledge, prepared.index), byteLength: data.byteLength };
}

function parseAndIndex(bytes: Uint8Array, { reservedNames, allowDrafts }: ParsePolicy): PreparedFile {
  const parsed = parseKnowledge(bytes, { reservedNames });
  if ('problems' in parsed) return parsed;
  const knowledge = withoutDrafts(parsed.knowledge, allowDrafts);
  return { knowledge, index: indexKnowledge(knowledge) };
}

/** SHA-256 of the bytes, hexadecimal. */
export function hashFile(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
