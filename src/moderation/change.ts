import { createHash } from 'node:crypto';
import type { FileProblem } from '../answering/reply.ts';
import { openShift, type Shift } from '../answering/shift.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type Parsed, parseKnowledge } from '../knowledge/parse.ts';
import { type Origin, type Owner, operator } from '../store/store.ts';
import { inService, unfinished } from './knowledge-folder.ts';

/** What is about to happen to one incident: another file for its owner, or a server that follows the operator again. */
export type Change = {
  readonly owner: Owner;
  readonly incident: string;
  readonly shift: Shift;
  /** Undefined for following the operator again: then there is no file of one's own. */
  readonly file: { readonly bytes: Uint8Array; readonly origin: Origin } | undefined;
  readonly note: string;
  /** Gaps that it answers. */
  readonly gaps: readonly number[];
};

/** Which names facts may not take, and whether drafts serve. */
export type Rules = { readonly reserved: readonly string[]; readonly allowDrafts: boolean };

/** Bytes are looked at more than once on their way, and never change. */
const parsedBefore = new WeakMap<Uint8Array, Parsed>();

/** What a file holds that may be served, or all that is wrong with it. Never throws. */
export function knowledgeIn(
  bytes: Uint8Array,
  name: string,
  { reserved, allowDrafts }: Rules,
): { readonly knowledge: Knowledge } | { readonly problems: readonly FileProblem[] } {
  const parsed = parsedBefore.get(bytes) ?? parseKnowledge(bytes, { reserved });
  parsedBefore.set(bytes, parsed);
  if ('problems' in parsed) return { problems: parsed.problems.map((problem) => ({ ...problem, file: name })) };
  const { incident } = parsed.knowledge;
  if (incident.draft && !allowDrafts) return { problems: [{ file: name, message: unfinished(incident.id) }] };
  return { knowledge: inService(parsed.knowledge, allowDrafts) };
}

/** By what a file is known again: SHA-256 of its bytes, hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The server that a change concerns; undefined for all that follow the operator. */
export function serverOf({ owner }: Pick<Change, 'owner'>): string | undefined {
  return owner === operator ? undefined : owner;
}

/** The state before there was any: nothing is known of the incident yet. */
export function nothingOf({ knowledge }: Shift): Shift {
  return openShift({ ...knowledge, facts: [], notStated: [] });
}
