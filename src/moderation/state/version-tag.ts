import type { Withholdings } from '../../answering/fact-fingerprint.ts';
import { operator, type Repositories } from '../../store/store.ts';
import type { MutableActiveKnowledge } from './active-knowledge.ts';
import { parseWithholdings } from './withheld-facts.ts';

/**
 * Version tags identify the answers that a server gets about an incident, like an ETag. A change reaches the database
 * shortly before memory; a message rendered in between would be outdated, so the two tags are compared first.
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

/** The version in memory. */
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
  const factIds = [...withholdings.keys()].toSorted();
  return JSON.stringify([revisionId, ...factIds.map((id) => [id, withholdings.get(id)?.exemptFactIds])]);
}
