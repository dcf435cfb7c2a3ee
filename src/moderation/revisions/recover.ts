import type { Logger } from 'pino';
import { createSnapshot } from '../../answering/snapshot.ts';
import type { IncidentFile } from '../../knowledge/folder.ts';
import { operator, type Revision, type Store } from '../../store/store.ts';
import type { MutableActiveKnowledge } from '../state/active-knowledge.ts';
import { parseWithholdings } from '../state/withheld-facts.ts';
import { applyChanges, type ChangeContext } from './apply.ts';
import { createChange, emptySnapshot, type KnowledgeChange } from './change-set.ts';
import { findFolderChanges } from './proposals.ts';
import { hashFile, type ParsePolicy, parseServable } from './servable-file.ts';

export type RecoverOptions = ChangeContext & { readonly parsePolicy: ParsePolicy; readonly log: Pick<Logger, 'error'> };

/**
 * Puts in force what was in force when the bot ended, and then what has changed in the folder since: that is a change like any
 * other, corrections included. `files` is what the folder holds now.
 */
export async function recoverActiveKnowledge(options: RecoverOptions, files: readonly IncidentFile[]): Promise<void> {
  const { store, activeKnowledge } = options;
  await recoverSettings(store, activeKnowledge);
  const unreadable = await recoverRevisions(options, files);
  await applyChanges(options, findFolderChanges(activeKnowledge, files), { moderatorId: undefined, action: 'start' });
  await applyChanges(
    options,
    unreadable.filter(({ owner }) => owner !== operator).map(revertToOperator(activeKnowledge)),
    {
      moderatorId: undefined,
      action: 'not-readable',
    },
  );
}

async function recoverSettings(store: Store, activeKnowledge: MutableActiveKnowledge): Promise<void> {
  for (const [serverId, settings] of await store.settings.all()) activeKnowledge.setSettings(serverId, settings);
  const all = await store.withholdings.all();
  for (const withholdings of Map.groupBy(all, ({ serverId, incidentId }) => `${serverId} ${incidentId}`).values()) {
    const [first] = withholdings;
    if (first) activeKnowledge.setWithholdings(first.serverId, first.incidentId, parseWithholdings(withholdings));
  }
}

/** Gives the revisions that this version can't read any more, as after a stricter check. */
async function recoverRevisions(options: RecoverOptions, files: readonly IncidentFile[]): Promise<readonly Revision[]> {
  const { store, activeKnowledge, log } = options;
  const unreadable: Revision[] = [];
  for (const revision of await store.revisions.active()) {
    const knowledge = await loadKnowledge(revision, files, options);
    if (knowledge) activeKnowledge.activate({ revision, snapshot: createSnapshot(knowledge) });
    else {
      unreadable.push(revision);
      log.error({ revision: revision.id, incident: revision.incidentId }, 'a kept revision can not be read any more');
    }
  }
  return unreadable;
}

/** Most of the time the folder holds just the bytes that are in force, and has been read already. */
async function loadKnowledge(
  revision: Revision,
  files: readonly IncidentFile[],
  { store, parsePolicy }: RecoverOptions,
) {
  const unchanged = files.find(({ bytes }) => hashFile(bytes) === revision.hash);
  if (unchanged) return unchanged.knowledge;
  const bytes = await store.revisions.bytes(revision.id);
  const parsed = bytes && parseServable(bytes, revision.incidentId, parsePolicy);
  return parsed && 'knowledge' in parsed ? parsed.knowledge : undefined;
}

/** Moves a server whose revision can't be read back to the operator's; the audit log gives the reason. */
function revertToOperator(activeKnowledge: MutableActiveKnowledge): (revision: Revision) => KnowledgeChange {
  return ({ owner, incidentId, number }) => {
    const after =
      activeKnowledge.own(operator, incidentId)?.snapshot ??
      emptySnapshot(activeKnowledge.forChannel({ serverId: undefined, channelId: '' }));
    const note = `Revision ${number} can’t be read by this version of the bot; upload the file again, and it says why`;
    return createChange(activeKnowledge, { owner, incidentId, after, file: undefined, note });
  };
}
