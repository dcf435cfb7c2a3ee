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
 * Activates the stored revisions at the start of the bot, then publishes the changes of the folder since the last run,
 * corrections included.
 */
export async function recoverActiveKnowledge(options: RecoverOptions, files: readonly IncidentFile[]): Promise<void> {
  const { store, activeKnowledge } = options;
  await recoverSettings(store, activeKnowledge);
  const unreadable = await activateStoredRevisions(options, files);
  const folderChanges = findFolderChanges(activeKnowledge, files);
  await applyChanges(options, folderChanges, { moderatorId: undefined, action: 'start' });
  const reverted = unreadable
    .filter(({ owner }) => owner !== operator)
    .map((revision) => revertToOperator(activeKnowledge, revision));
  await applyChanges(options, reverted, { moderatorId: undefined, action: 'not-readable' });
}

async function recoverSettings(store: Store, activeKnowledge: MutableActiveKnowledge): Promise<void> {
  for (const [serverId, settings] of await store.settings.all()) activeKnowledge.setSettings(serverId, settings);
  const rows = await store.withholdings.all();
  for (const group of Map.groupBy(rows, ({ serverId, incidentId }) => `${serverId} ${incidentId}`).values()) {
    const [first] = group;
    if (first) activeKnowledge.setWithholdings(first.serverId, first.incidentId, parseWithholdings(group));
  }
}

/** Returns the revisions that this version of the bot can't read, for example after a stricter check. */
async function activateStoredRevisions(
  options: RecoverOptions,
  files: readonly IncidentFile[],
): Promise<readonly Revision[]> {
  const { store, activeKnowledge, log } = options;
  const unreadable: Revision[] = [];
  for (const revision of await store.revisions.active()) {
    const knowledge = await loadKnowledge(revision, files, options);
    if (knowledge) activeKnowledge.activate({ revision, snapshot: createSnapshot(knowledge) });
    else {
      unreadable.push(revision);
      log.error({ revision: revision.id, incident: revision.incidentId }, 'stored revision cannot be read');
    }
  }
  return unreadable;
}

/** The folder usually contains the bytes of the active revision, already parsed. */
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
function revertToOperator(
  activeKnowledge: MutableActiveKnowledge,
  { owner, incidentId, number }: Revision,
): KnowledgeChange {
  const after =
    activeKnowledge.own(operator, incidentId)?.snapshot ??
    emptySnapshot(activeKnowledge.forChannel({ serverId: undefined, channelId: '' }));
  const note = `Revision ${number} can’t be read by this version of the bot; upload the file again to see why`;
  return createChange(activeKnowledge, { owner, incidentId, after, file: undefined, note });
}
