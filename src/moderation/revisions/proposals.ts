import { createSnapshot } from '../../answering/snapshot.ts';
import type { FolderResult, IncidentFile } from '../../knowledge/folder.ts';
import type { FileProblem } from '../../knowledge/problem.ts';
import type { Reply } from '../../replies/reply.ts';
import { operator, type Store } from '../../store/store.ts';
import type { Moderator, ProposedFile } from '../moderation.ts';
import { type MutableActiveKnowledge, revisionName } from '../state/active-knowledge.ts';
import {
  type ComparisonResult,
  createChange,
  emptySnapshot,
  type KnowledgeChange,
  type Proposal,
} from './change-set.ts';
import { hashFile, type ParsePolicy, parseServable } from './servable-file.ts';

export type ProposalOptions = {
  readonly store: Store;
  readonly activeKnowledge: MutableActiveKnowledge;
  readonly parsePolicy: ParsePolicy;
  /** Reads the operator's folder. */
  readonly readFolder: () => Promise<FolderResult>;
};

/** Each revision of a server's own is held in memory. */
const maxOwnIncidents = 5;

/** A file for one server: uploaded, drafted, or of an earlier revision. */
export function proposeFile(options: ProposalOptions, moderator: Moderator, file: ProposedFile): Proposal {
  return { moderator, trigger: file.origin, compare: () => compareFile(options, moderator, file) };
}

async function compareFile(
  { activeKnowledge, parsePolicy }: ProposalOptions,
  { serverId }: Moderator,
  { fileName, origin, gapIds = [], read }: ProposedFile,
): Promise<ComparisonResult> {
  const { bytes, note } = await read();
  const parsed = parseServable(bytes, fileName, parsePolicy);
  if ('problems' in parsed) return { reply: refusedReply(parsed.problems) };
  const incidentId = parsed.knowledge.incident.id;
  const ownIncidentIds = activeKnowledge.ownIncidentIds(serverId);
  if (!ownIncidentIds.includes(incidentId) && ownIncidentIds.length >= maxOwnIncidents)
    return { reply: refusedReply([{ file: fileName, message: tooManyIncidentsMessage(ownIncidentIds) }]) };
  const hash = hashFile(bytes);
  if (activeKnowledge.resolve(serverId, incidentId)?.revision.hash === hash) return { reply: alreadyActive };
  const after = createSnapshot(parsed.knowledge);
  const change = { owner: serverId, incidentId, after, file: { bytes, hash, origin }, note, gapIds };
  return { changes: [createChange(activeKnowledge, change)] };
}

/** An earlier revision of this server or of the operator, as a file of this server. */
export async function proposeRollback(
  options: ProposalOptions,
  moderator: Moderator,
  revisionId: number,
): Promise<Proposal | undefined> {
  const { activeKnowledge, store } = options;
  const incidentId = activeKnowledge.forChannel(moderator).knowledge.incident.id;
  const revision = await store.revisions.find(revisionId);
  const bytes = await store.revisions.bytes(revisionId);
  const isVisible = revision?.incidentId === incidentId && [operator, moderator.serverId].includes(revision.owner);
  if (!bytes || !isVisible) return undefined;
  const note = `Back to revision ${revisionName(revision)}`;
  return proposeFile(options, moderator, {
    fileName: `${incidentId}.yaml`,
    origin: 'rollback',
    read: async () => ({ bytes, note }),
  });
}

/** A server gives up its own revision of an incident for the operator's, or for none if the operator has none. */
export function proposeFollowOperator({ activeKnowledge }: ProposalOptions, moderator: Moderator): Proposal {
  const { serverId } = moderator;
  const incidentId = activeKnowledge.forChannel(moderator).knowledge.incident.id;
  return {
    moderator,
    trigger: 'follow-operator',
    async compare() {
      const own = activeKnowledge.own(serverId, incidentId);
      if (!own) return { reply: alreadyActive };
      const after = activeKnowledge.own(operator, incidentId)?.snapshot ?? emptySnapshot(own.snapshot);
      return { changes: [createChange(activeKnowledge, { owner: serverId, incidentId, after, file: undefined })] };
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
      const [first, ...others] = findFolderChanges(activeKnowledge, folder.incidents);
      return first ? { changes: [first, ...others] } : { reply: alreadyActive };
    },
  };
}

/** The files of the folder that differ from the active revisions, and the incidents whose file is gone. */
export function findFolderChanges(
  activeKnowledge: MutableActiveKnowledge,
  files: readonly IncidentFile[],
): KnowledgeChange[] {
  const changed = files.flatMap(({ knowledge, bytes }) => {
    const incidentId = knowledge.incident.id;
    const hash = hashFile(bytes);
    if (activeKnowledge.own(operator, incidentId)?.revision.hash === hash) return [];
    const file = { bytes, hash, origin: 'folder' as const };
    return [createChange(activeKnowledge, { owner: operator, incidentId, after: createSnapshot(knowledge), file })];
  });
  const presentIds = new Set(files.map(({ knowledge }) => knowledge.incident.id));
  const removed = activeKnowledge.ownIncidentIds(operator).flatMap((incidentId) => {
    const active = activeKnowledge.own(operator, incidentId);
    if (!active || presentIds.has(incidentId)) return [];
    const after = emptySnapshot(active.snapshot);
    return [createChange(activeKnowledge, { owner: operator, incidentId, after, file: undefined })];
  });
  return [...changed, ...removed];
}

const alreadyActive: Reply = { kind: 'notice', notice: 'already-active' };

function refusedReply(problems: readonly FileProblem[]): Reply {
  return { kind: 'refused', problems };
}

function tooManyIncidentsMessage(ownIncidentIds: readonly string[]): string {
  return `A server can have ${maxOwnIncidents} incidents of its own; here they are ${ownIncidentIds.join(', ')}.`;
}
