import type { Logger } from 'pino';
import { openShift } from '../answering/shift.ts';
import { operator, type Revision, type Store } from '../store/store.ts';
import { type Change, hashOf, knowledgeIn, nothingOf, type Rules } from './change.ts';
import type { OpenDesk } from './desk.ts';
import { enact, type Works } from './enact.ts';
import { withholdsIn } from './kept-saying.ts';
import type { IncidentFile } from './knowledge-folder.ts';
import { operatorsChanges } from './wishes.ts';

export type RestoreOptions = Works & { readonly rules: Rules; readonly log: Pick<Logger, 'error'> };

/**
 * Puts in force what was in force when the bot ended, and then what has changed in the folder since: that is a change like any
 * other, corrections included. `files` is what the folder holds now.
 */
export async function restore(works: RestoreOptions, files: readonly IncidentFile[]): Promise<void> {
  const { store, desk } = works;
  await restoreChoices(store, desk);
  const unreadable = await restoreRevisions(works, files);
  await enact(works, operatorsChanges(desk, files), { by: undefined, action: 'start' });
  await enact(works, unreadable.filter(({ owner }) => owner !== operator).map(ended(desk)), {
    by: undefined,
    action: 'not-readable',
  });
}

async function restoreChoices(store: Store, desk: OpenDesk): Promise<void> {
  for (const [server, settings] of await store.settings.all()) desk.choose(server, settings);
  const all = await store.withholdings.all();
  for (const here of Map.groupBy(all, ({ server, incident }) => `${server} ${incident}`).values()) {
    const [one] = here;
    if (one) desk.withholdHere(one.server, one.incident, withholdsIn(here));
  }
}

/** Gives the revisions that this version can't read any more, as after a stricter check. */
async function restoreRevisions(works: RestoreOptions, files: readonly IncidentFile[]): Promise<readonly Revision[]> {
  const { store, desk, log } = works;
  const unreadable: Revision[] = [];
  for (const revision of await store.revisions.inForce()) {
    const knowledge = await knowledgeOf(revision, files, works);
    if (knowledge) desk.put({ revision, shift: openShift(knowledge) });
    else {
      unreadable.push(revision);
      log.error({ revision: revision.id, incident: revision.incident }, 'a kept revision can not be read any more');
    }
  }
  return unreadable;
}

/** Most of the time the folder holds just the bytes that are in force, and has been read already. */
async function knowledgeOf(revision: Revision, files: readonly IncidentFile[], { store, rules }: RestoreOptions) {
  const same = files.find(({ bytes }) => hashOf(bytes) === revision.hash);
  if (same) return same.knowledge;
  const bytes = await store.revisions.bytes(revision.id);
  const read = bytes && knowledgeIn(bytes, revision.incident, rules);
  return read && 'knowledge' in read ? read.knowledge : undefined;
}

/** A server whose revision can't be read is told what the operator's files say, and its moderators' log says why. */
function ended(desk: OpenDesk): (revision: Revision) => Change {
  return ({ owner, incident, number }) => {
    const followed = desk.held(operator, incident)?.shift;
    const any = desk.at({ server: undefined, channel: '' });
    const note = `Revision ${number} can’t be read by this version of the bot; upload the file again, and it says why`;
    return { owner, incident, shift: followed ?? nothingOf(any), file: undefined, note, gaps: [] };
  };
}
