import type { Snapshot } from '../../src/answering/snapshot.ts';
import type { Choice, CommandContext } from '../context.ts';

/** Suggests the incidents of this server. */
export function suggestIncidents(input: string, { location, moderation }: CommandContext): readonly Choice[] {
  const query = input.trim().toLowerCase();
  return moderation.activeKnowledge
    .incidents(location.serverId)
    .filter(({ id, title }) => id.includes(query) || title.toLowerCase().includes(query))
    .map(({ id, title }) => ({ name: title, value: id }));
}

/** The id of an incident. A client may send a title instead; unknown input is returned unchanged. */
export function resolveIncidentId(input: string, { location, moderation }: CommandContext): string {
  const query = input.trim();
  const incidents = moderation.activeKnowledge.incidents(location.serverId);
  return (incidents.find(({ id }) => id === query) ?? incidents.find(({ title }) => title === query))?.id ?? query;
}

/**
 * The snapshot of the incident that a button belongs to. The channel may follow another incident later,
 * with other entries under the same ids. Undefined if the incident no longer exists.
 */
export async function findIncidentSnapshot(
  incidentId: string | undefined,
  { snapshot, location, moderation }: CommandContext,
): Promise<Snapshot | undefined> {
  if (incidentId === undefined || incidentId === snapshot.knowledge.incident.id) return snapshot;
  return moderation.activeKnowledge.forIncident(location.serverId, incidentId);
}
