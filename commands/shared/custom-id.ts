import type { Snapshot } from '../../src/answering/snapshot.ts';
import type { CommandContext } from '../context.ts';

/** What a button under an answer is about. */
export type ButtonTarget = {
  /** The entries that the message answers with. */
  readonly entryIds: readonly string[];
  /** Those that came next. */
  readonly otherIds: readonly string[];
  /** The incident that the answer was about; undefined under answers of earlier versions. */
  readonly incidentId: string | undefined;
};

/** Reads "entry,entry;other,other@incident". A client may send anything, so each part may be empty or of nothing that there is. */
export function parseEntryArgument(argument: string): ButtonTarget {
  const [ids = '', incidentId] = argument.split('@');
  const [entryIds = '', otherIds = ''] = ids.split(';');
  return { entryIds: splitIds(entryIds), otherIds: splitIds(otherIds), incidentId };
}

/** The same of "Not what I asked": under answers of earlier versions it names only those that came next. */
export function parseOthersArgument(argument: string): ButtonTarget {
  const target = parseEntryArgument(argument);
  return argument.includes(';') ? target : { ...target, entryIds: [], otherIds: target.entryIds };
}

function splitIds(ids: string): string[] {
  return ids.split(',').filter((id) => id !== '');
}

/**
 * The state that a button means: that of the incident which its answer was about, since another one may be followed here by
 * now and have other entries with the same ids. Undefined where there is no such incident any more.
 */
export function findIncidentSnapshot(
  { incidentId }: ButtonTarget,
  { snapshot, location, moderation }: CommandContext,
): Snapshot | undefined {
  if (incidentId === undefined || incidentId === snapshot.knowledge.incident.id) return snapshot;
  return moderation.activeKnowledge.forIncident(location.serverId, incidentId);
}
