import type { Choice, Room } from './command.ts';

/** The incidents that there are here, for an option that names one. */
export function incidentsLike(typed: string, { place, moderation }: Room): readonly Choice[] {
  const wanted = typed.trim().toLowerCase();
  return moderation.desk
    .incidents(place.server)
    .filter(({ id, title }) => id.includes(wanted) || title.toLowerCase().includes(wanted))
    .map(({ id, title }) => ({ name: title, value: id }));
}

/** The id of what was sent: a client may send a title for its id. What there is not stays as it was typed. */
export function incidentMeant(typed: string, { place, moderation }: Room): string {
  const wanted = typed.trim();
  const incidents = moderation.desk.incidents(place.server);
  return (incidents.find(({ id }) => id === wanted) ?? incidents.find(({ title }) => title === wanted))?.id ?? wanted;
}
