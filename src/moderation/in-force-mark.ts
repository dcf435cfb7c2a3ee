import type { Withholds } from '../answering/saying.ts';
import { operator, type Stores } from '../store/store.ts';
import type { OpenDesk } from './desk.ts';
import { withholdsIn } from './kept-saying.ts';

/**
 * Two marks are the same if a server is told the same of an incident. A change is in the database a moment before it is in
 * memory; whoever draws in that moment would draw what has just been changed.
 */
export async function markKept(
  { revisions, withholdings }: Pick<Stores, 'revisions' | 'withholdings'>,
  server: string,
  incident: string,
): Promise<string> {
  const revision = (await revisions.inForceOf(server, incident)) ?? (await revisions.inForceOf(operator, incident));
  return markOf(revision?.id, withholdsIn(await withholdings.of(server, incident)));
}

/** The mark of what is in force in memory. */
export function markInMemory(
  desk: Pick<OpenDesk, 'revisionAt' | 'withheldHere'>,
  server: string,
  incident: string,
): string {
  return markOf(desk.revisionAt(server, incident)?.id, desk.withheldHere(server, incident));
}

function markOf(revision: number | undefined, withholds: Withholds): string {
  const ids = [...withholds.keys()].toSorted();
  return JSON.stringify([revision, ...ids.map((id) => [id, withholds.get(id)?.besides])]);
}
