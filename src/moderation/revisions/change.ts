import { createHash } from 'node:crypto';
import { createSnapshot, type Snapshot } from '../../answering/snapshot.ts';
import { draftMessage, withoutDrafts } from '../../knowledge/folder.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type ParseResult, parseKnowledge } from '../../knowledge/parse.ts';
import type { FileProblem } from '../../knowledge/problem.ts';
import { type Owner, operator, type RevisionOrigin } from '../../store/store.ts';

/** What is about to happen to one incident: another file for its owner, or a server that follows the operator again. */
export type KnowledgeChange = {
  readonly owner: Owner;
  readonly incidentId: string;
  readonly snapshot: Snapshot;
  /** Undefined for following the operator again: then there is no file of one's own. */
  readonly file: { readonly bytes: Uint8Array; readonly origin: RevisionOrigin } | undefined;
  readonly note: string;
  /** Gaps that it answers. */
  readonly gapIds: readonly number[];
};

/** Which names facts may not take, and whether drafts serve. */
export type ParsePolicy = { readonly reservedNames: readonly string[]; readonly allowDrafts: boolean };

/** Bytes are looked at more than once on their way, and never change. */
const parseCache = new WeakMap<Uint8Array, ParseResult>();

/** What a file holds that may be served, or all that is wrong with it. Never throws. */
export function parseServable(
  bytes: Uint8Array,
  fileName: string,
  { reservedNames, allowDrafts }: ParsePolicy,
): { readonly knowledge: Knowledge } | { readonly problems: readonly FileProblem[] } {
  const parsed = parseCache.get(bytes) ?? parseKnowledge(bytes, { reservedNames });
  parseCache.set(bytes, parsed);
  if ('problems' in parsed) return { problems: parsed.problems.map((problem) => ({ ...problem, file: fileName })) };
  const { incident } = parsed.knowledge;
  if (incident.draft && !allowDrafts) return { problems: [{ file: fileName, message: draftMessage(incident.id) }] };
  return { knowledge: withoutDrafts(parsed.knowledge, allowDrafts) };
}

/** By what a file is known again: SHA-256 of its bytes, hexadecimal. */
export function hashFile(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The server that a change concerns; undefined for all that follow the operator. */
export function serverIdOf({ owner }: Pick<KnowledgeChange, 'owner'>): string | undefined {
  return owner === operator ? undefined : owner;
}

/** The state before there was any: nothing is known of the incident yet. */
export function emptySnapshot({ knowledge }: Snapshot): Snapshot {
  return createSnapshot({ ...knowledge, facts: [], notStated: [] });
}
