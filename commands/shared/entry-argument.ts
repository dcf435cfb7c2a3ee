/** Discord's limit for a custom id (discord-api-docs, components/reference). */
const maxCustomIdLength = 100;

/** What a button under an answer is about. `others` came next, for "Not what I asked". Ids and incident are ids of a file. */
export type ButtonSubject = {
  readonly entryIds: readonly string[];
  readonly otherIds?: readonly string[];
  readonly incidentId: string;
};

/**
 * All that a button under an answer has to know, so that it works after a restart too, and when another incident is followed
 * here by then: "entry,entry;other,other@incident". As many ids as fit; an id is never cut.
 */
export function formatEntryArgument(action: string, { entryIds, otherIds, incidentId }: ButtonSubject): string {
  const maxLength = maxCustomIdLength - `${action}:@${incidentId}`.length;
  const entryPart = joinUpTo(entryIds, maxLength);
  if (otherIds === undefined) return `${entryPart}@${incidentId}`;
  return `${entryPart};${joinUpTo(otherIds, maxLength - entryPart.length - 1)}@${incidentId}`;
}

/** The first ones with a comma between each two, in so many characters. */
function joinUpTo(ids: readonly string[], maxLength: number): string {
  return ids.reduce((list, id) => {
    const extended = list === '' ? id : `${list},${id}`;
    return extended.length <= maxLength ? extended : list;
  }, '');
}
