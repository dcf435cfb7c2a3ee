import type { Choice, CommandContext } from '../context.ts';

/** The incidents that there are here, for an option that names one. */
export function suggestIncidents(input: string, { location, moderation }: CommandContext): readonly Choice[] {
  const query = input.trim().toLowerCase();
  return moderation.activeKnowledge
    .incidents(location.serverId)
    .filter(({ id, title }) => id.includes(query) || title.toLowerCase().includes(query))
    .map(({ id, title }) => ({ name: title, value: id }));
}

/** The id of what was sent: a client may send a title for its id. What there is not stays as it was typed. */
export function resolveIncidentId(input: string, { location, moderation }: CommandContext): string {
  const query = input.trim();
  const incidents = moderation.activeKnowledge.incidents(location.serverId);
  return (incidents.find(({ id }) => id === query) ?? incidents.find(({ title }) => title === query))?.id ?? query;
}
