/** Discord's limit for a custom id (discord-api-docs, components/reference). */
const longestCustomId = 100;

/** What a button under an answer is about. `others` came next, for "Not what I asked". Ids and incident are ids of a file. */
export type About = {
  readonly entries: readonly string[];
  readonly others?: readonly string[];
  readonly incident: string;
};

/**
 * All that a button under an answer has to know, so that it works after a restart too, and when another incident is followed
 * here by then: "entry,entry;other,other@incident". As many ids as fit; an id is never cut.
 */
export function entryArgument(action: string, { entries, others, incident }: About): string {
  const room = longestCustomId - `${action}:@${incident}`.length;
  const kept = fitting(entries, room);
  if (others === undefined) return `${kept}@${incident}`;
  return `${kept};${fitting(others, room - kept.length - 1)}@${incident}`;
}

/** The first ones with a comma between each two, in so many characters. */
function fitting(ids: readonly string[], room: number): string {
  return ids.reduce((list, id) => {
    const longer = list === '' ? id : `${list},${id}`;
    return longer.length <= room ? longer : list;
  }, '');
}
