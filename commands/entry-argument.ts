import type { Shift } from '../src/answering/shift.ts';
import type { Room } from './command.ts';

/** What a button under an answer is about. */
export type EntryArgument = {
  /** The entries that the message answers with. */
  readonly entries: readonly string[];
  /** Those that came next. */
  readonly others: readonly string[];
  /** The incident that the answer was about; undefined under answers of earlier versions. */
  readonly incident: string | undefined;
};

/** Reads "entry,entry;other,other@incident". A client may send anything, so each part may be empty or of nothing that there is. */
export function readEntryArgument(argument: string): EntryArgument {
  const [ids = '', incident] = argument.split('@');
  const [entries = '', others = ''] = ids.split(';');
  return { entries: listed(entries), others: listed(others), incident };
}

/** The same of "Not what I asked": under answers of earlier versions it names only those that came next. */
export function readOthersArgument(argument: string): EntryArgument {
  const read = readEntryArgument(argument);
  return argument.includes(';') ? read : { ...read, entries: [], others: read.entries };
}

function listed(ids: string): string[] {
  return ids.split(',').filter((id) => id !== '');
}

/**
 * The state that a button means: that of the incident which its answer was about, since another one may be followed here by
 * now and have other entries with the same ids. Undefined where there is no such incident any more.
 */
export function shiftMeant({ incident }: EntryArgument, { shift, place, moderation }: Room): Shift | undefined {
  if (incident === undefined || incident === shift.knowledge.incident.id) return shift;
  return moderation.desk.of(place.server, incident);
}
