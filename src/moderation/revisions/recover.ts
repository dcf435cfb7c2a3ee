import type { Logger } from 'pino';
import { createSnapshot, type Snapshot } from '../../answering/snapshot.ts';
import type { IncidentFile } from '../../knowledge/folder.ts';
import { operator, type Revision, type Store } from '../../store/store.ts';
import type { MutableActiveKnowledge } from '../state/active-knowledge.ts';
import { hashFile } from '../state/file-preparation.ts';
import { parseWithholdings } from '../state/withheld-facts.ts';
import { applyChanges, type ChangeContext } from './apply.ts';
import { compareWith, emptySnapshot } from './change-set.ts';
import { findFolderChanges } from './proposals.ts';

export type RecoverOptions = ChangeContext & {
  /** The snapshot of a stored revision; undefined if this version of the bot can't read it. */
  readonly loadSnapshot: (revision: Revision) => Promise<Snapshot | undefined>;
};

/**
 * Activates the stored revisions at the start of the bot, then publishes the changes of the folder since the last run,
 * corrections included. The files of servers are not read.
 */
export async function recoverActiveKnowledge(options: RecoverOptions, files: readonly IncidentFile[]): Promise<void> {
  const { store, activeKnowledge } = options;
  await recoverSettings(store, activeKnowledge);
  for (const revision of await store.revisions.active()) {
    const snapshot = revision.owner === operator ? await operatorSnapshot(revision, files, options) : undefined;
    if (snapshot || revision.owner !== operator) activeKnowledge.activate(revision, snapshot);
  }
  const folderChanges = await findFolderChanges(activeKnowledge, files);
  await applyChanges(options, folderChanges, { moderatorId: undefined, action: 'start' });
}

async function recoverSettings(store: Store, activeKnowledge: MutableActiveKnowledge): Promise<void> {
  for (const [serverId, settings] of await store.settings.all()) activeKnowledge.setSettings(serverId, settings);
  const rows = await store.withholdings.all();
  for (const group of Map.groupBy(rows, ({ serverId, incidentId }) => `${serverId} ${incidentId}`).values()) {
    const [first] = group;
    if (first) activeKnowledge.setWithholdings(first.serverId, first.incidentId, parseWithholdings(group));
  }
}

/** The folder usually contains the bytes of the active revision, already parsed. */
async function operatorSnapshot(
  revision: Revision,
  files: readonly IncidentFile[],
  { loadSnapshot }: RecoverOptions,
): Promise<Snapshot | undefined> {
  const unchanged = files.find(({ bytes }) => hashFile(bytes) === revision.hash);
  return unchanged ? createSnapshot(unchanged.knowledge) : loadSnapshot(revision);
}

/**
 * Moves a server to the operator's revision if its own can't be read, for example after a stricter check of a new version;
 * the audit log gives the reason. Does nothing if the revision is no longer active. Run it in the mutex of changes.
 */
export async function revertUnreadable(
  context: ChangeContext & { readonly log: Pick<Logger, 'error'> },
  { id, owner, incidentId, number }: Revision,
): Promise<void> {
  const { activeKnowledge, log } = context;
  const replacement = await activeKnowledge.load(undefined, incidentId, ({ snapshot }) => snapshot);
  const after = replacement ?? emptySnapshot(await activeKnowledge.forChannel({ serverId: undefined, channelId: '' }));
  if (activeKnowledge.own(owner, incidentId)?.id !== id) return;
  log.error({ revision: id, incident: incidentId }, 'stored revision can not be read');
  const note = `Revision ${number} can’t be read by this version of the bot; upload the file again to see why`;
  const change = compareWith(activeKnowledge, { owner, incidentId, after, file: undefined, note }, undefined);
  await applyChanges(context, [change], { moderatorId: undefined, action: 'not-readable' });
}
