import { createSnapshot, type Snapshot } from '../../answering/snapshot.ts';
import { draftMessage, type FolderResult, type IncidentFile } from '../../knowledge/folder.ts';
import type { FileProblem } from '../../knowledge/problem.ts';
import type { Reply } from '../../replies/reply.ts';
import { operator, type Store } from '../../store/store.ts';
import type { Moderator, ProposedFile, Publication } from '../moderation.ts';
import { type MutableActiveKnowledge, revisionName } from '../state/active-knowledge.ts';
import { hashFile } from '../state/file-preparation.ts';
import type { SnapshotCache } from '../state/snapshot-cache.ts';
import {
  type ComparisonResult,
  createChange,
  defaultPublication,
  emptySnapshot,
  type KnowledgeChange,
  type Proposal,
} from './change-set.ts';

export type ProposalOptions = {
  readonly store: Store;
  readonly activeKnowledge: MutableActiveKnowledge;
  readonly snapshotCache: SnapshotCache;
  /** Whether incidents marked `draft: true` are served. */
  readonly allowDrafts: boolean;
  /** Reads the operator's folder. */
  readonly readFolder: () => Promise<FolderResult>;
};

const maxOwnIncidents = 5;

/** A file for one server: uploaded, drafted, or of an earlier revision. */
export function proposeFile(options: ProposalOptions, moderator: Moderator, file: ProposedFile): Proposal {
  return { moderator, trigger: file.origin, compare: () => compareFile(options, moderator, file) };
}

async function compareFile(
  { activeKnowledge, snapshotCache, allowDrafts }: ProposalOptions,
  { serverId }: Moderator,
  { fileName, origin, gapIds = [], publication, read }: ProposedFile,
): Promise<ComparisonResult> {
  const { bytes, note } = await read();
  const hash = hashFile(bytes);
  const loaded = await snapshotCache.load(hash, async () => bytes);
  if ('problems' in loaded)
    return { reply: refusedReply(loaded.problems.map((problem) => ({ ...problem, file: fileName }))) };
  const after = loaded.snapshot;
  const { id: incidentId, draft } = after.knowledge.incident;
  if (draft && !allowDrafts) return { reply: refusedReply([{ file: fileName, message: draftMessage(incidentId) }]) };
  const ownIncidentIds = activeKnowledge.ownIncidentIds(serverId);
  if (!ownIncidentIds.includes(incidentId) && ownIncidentIds.length >= maxOwnIncidents)
    return { reply: refusedReply([{ file: fileName, message: tooManyIncidentsMessage(ownIncidentIds) }]) };
  if (activeKnowledge.resolve(serverId, incidentId)?.hash === hash) return { reply: alreadyActive };
  const change = {
    owner: serverId,
    incidentId,
    after,
    file: { bytes, hash, origin },
    note,
    gapIds,
    publication: { ...defaultPublication, ...publication },
  };
  return { changes: [await createChange(activeKnowledge, change)] };
}

/** An earlier revision of this server or of the operator, as a file of this server. */
export async function proposeRollback(
  options: ProposalOptions,
  moderator: Moderator,
  revisionId: number,
  publication: Partial<Publication> = {},
): Promise<Proposal | undefined> {
  const { activeKnowledge, store } = options;
  const incidentId = activeKnowledge.incidentAt(moderator);
  const revision = await store.revisions.find(revisionId);
  const bytes = await store.revisions.bytes(revisionId);
  const isVisible = revision?.incidentId === incidentId && [operator, moderator.serverId].includes(revision.owner);
  if (!bytes || !isVisible) return undefined;
  const note = `Back to revision ${revisionName(revision)}`;
  return proposeFile(options, moderator, {
    fileName: `${incidentId}.yaml`,
    origin: 'rollback',
    publication: { changeKind: 'correction', ...publication },
    read: async () => ({ bytes, note }),
  });
}

/** A server gives up its own revision of an incident for the operator's, or for none if the operator has none. */
export function proposeFollowOperator({ activeKnowledge }: ProposalOptions, moderator: Moderator): Proposal {
  const { serverId } = moderator;
  const incidentId = activeKnowledge.incidentAt(moderator);
  return {
    moderator,
    trigger: 'follow-operator',
    async compare() {
      const own = await activeKnowledge.load(serverId, incidentId, ({ snapshot }) => snapshot);
      if (!own || !activeKnowledge.own(serverId, incidentId)) return { reply: alreadyActive };
      const after = (await operatorSnapshot(activeKnowledge, incidentId)) ?? emptySnapshot(own);
      const change = { owner: serverId, incidentId, after, file: undefined };
      return { changes: [await createChange(activeKnowledge, change)] };
    },
  };
}

/** The operator's folder, for all servers that follow it. */
export function proposeFolder({ activeKnowledge, readFolder }: ProposalOptions, moderator: Moderator): Proposal {
  return {
    moderator,
    trigger: 'reload',
    async compare() {
      const folder = await readFolder();
      if ('problems' in folder) return { reply: refusedReply(folder.problems) };
      const [first, ...others] = await findFolderChanges(activeKnowledge, folder.incidents);
      return first ? { changes: [first, ...others] } : { reply: alreadyActive };
    },
  };
}

/** The files of the folder that differ from the active revisions, and the incidents whose file is gone. */
export async function findFolderChanges(
  activeKnowledge: MutableActiveKnowledge,
  files: readonly IncidentFile[],
): Promise<KnowledgeChange[]> {
  const changes: KnowledgeChange[] = [];
  for (const { knowledge, bytes } of files) {
    const incidentId = knowledge.incident.id;
    const hash = hashFile(bytes);
    if (activeKnowledge.own(operator, incidentId)?.hash === hash) continue;
    const change = { owner: operator, incidentId, after: createSnapshot(knowledge) };
    changes.push(await createChange(activeKnowledge, { ...change, file: { bytes, hash, origin: 'folder' } }));
  }
  const presentIds = new Set(files.map(({ knowledge }) => knowledge.incident.id));
  for (const incidentId of activeKnowledge.ownIncidentIds(operator)) {
    const active = presentIds.has(incidentId) ? undefined : await operatorSnapshot(activeKnowledge, incidentId);
    if (!active) continue;
    const change = { owner: operator, incidentId, after: emptySnapshot(active), file: undefined };
    changes.push(await createChange(activeKnowledge, change));
  }
  return changes;
}

function operatorSnapshot(activeKnowledge: MutableActiveKnowledge, incidentId: string): Promise<Snapshot | undefined> {
  return activeKnowledge.load(undefined, incidentId, ({ snapshot }) => snapshot);
}

const alreadyActive: Reply = { kind: 'notice', notice: 'already-active' };

function refusedReply(problems: readonly FileProblem[]): Reply {
  return { kind: 'refused', problems };
}

function tooManyIncidentsMessage(ownIncidentIds: readonly string[]): string {
  return `This server already has files of its own for ${maxOwnIncidents} incidents, the limit: ${ownIncidentIds.join(', ')}. To give one up, choose it with /knowledge incident, and then use /knowledge rollback.`;
}
