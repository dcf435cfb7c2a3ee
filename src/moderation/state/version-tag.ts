import type { Withholdings } from '../../answering/fact-fingerprint.ts';
import { operator, type Repositories } from '../../store/store.ts';
import type { MutableActiveKnowledge } from './active-knowledge.ts';
import { parseWithholdings } from './withheld-facts.ts';

/**
 * Two marks are the same if a server is told the same of an incident. A change is in the database a moment before it is in
 * memory; whoever draws in that moment would draw what has just been changed.
 */
export async function storedVersion(
  { revisions, withholdings }: Pick<Repositories, 'revisions' | 'withholdings'>,
  serverId: string,
  incidentId: string,
): Promise<string> {
  const revision =
    (await revisions.findActive(serverId, incidentId)) ?? (await revisions.findActive(operator, incidentId));
  return versionTag(revision?.id, parseWithholdings(await withholdings.forIncident(serverId, incidentId)));
}

/** The mark of what is in force in memory. */
export function loadedVersion(
  activeKnowledge: Pick<MutableActiveKnowledge, 'activeRevision' | 'withholdings'>,
  serverId: string,
  incidentId: string,
): string {
  return versionTag(
    activeKnowledge.activeRevision(serverId, incidentId)?.id,
    activeKnowledge.withholdings(serverId, incidentId),
  );
}

function versionTag(revisionId: number | undefined, withholdings: Withholdings): string {
  const ids = [...withholdings.keys()].toSorted();
  return JSON.stringify([revisionId, ...ids.map((id) => [id, withholdings.get(id)?.exemptFactIds])]);
}
