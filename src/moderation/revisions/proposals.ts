import { createSnapshot } from '../../answering/snapshot.ts';
import type { FolderResult, IncidentFile } from '../../knowledge/folder.ts';
import type { FileProblem } from '../../knowledge/problem.ts';
import type { ChangeApplied } from '../../replies/change-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { operator, type Store } from '../../store/store.ts';
import type { Moderator, ProposedFile } from '../moderation.ts';
import { type MutableActiveKnowledge, revisionName } from '../state/active-knowledge.ts';
import { emptySnapshot, hashFile, type KnowledgeChange, type ParsePolicy, parseServable } from './change.ts';

/**
 * What a moderator would like to be in force. `make` is asked again where somebody else was faster: what comes of it may
 * depend on what is in force by then.
 */
export type Proposal = {
  readonly moderator: Moderator;
  readonly trigger: ChangeApplied['how'];
  readonly build: () => Promise<ProposalResult>;
};

/** What comes of a wish: changes, or what to say where there can be none. */
export type ProposalResult =
  | { readonly changes: readonly [KnowledgeChange, ...KnowledgeChange[]] }
  | { readonly reply: Reply };

export type ProposalOptions = {
  readonly store: Store;
  readonly activeKnowledge: MutableActiveKnowledge;
  readonly parsePolicy: ParsePolicy;
  /** Reads the operator's folder. */
  readonly readFolder: () => Promise<FolderResult>;
};

/** A server may have states of its own for so many incidents; each takes some memory. */
const maxOwnIncidents = 5;

/** A file for one server: uploaded, drafted, or from an earlier revision. */
export function proposeFile(
  { activeKnowledge, parsePolicy, store }: ProposalOptions,
  moderator: Moderator,
  file: ProposedFile,
): Proposal {
  const { incidentId, origin, note, gapIds = [] } = file;
  return {
    moderator,
    trigger: origin,
    async build() {
      const bytes = await resolveBytes(file, moderator, { activeKnowledge, store });
      const parsed = parseServable(bytes, `${incidentId}.yaml`, parsePolicy);
      if ('problems' in parsed) return { reply: refusedReply(parsed.problems) };
      const ownIncidentIds = activeKnowledge.ownIncidentIds(moderator.serverId);
      if (!ownIncidentIds.includes(incidentId) && ownIncidentIds.length >= maxOwnIncidents)
        return { reply: refusedReply([tooManyIncidents(incidentId, ownIncidentIds)]) };
      if (activeKnowledge.resolve(moderator.serverId, incidentId)?.revision.hash === hashFile(bytes))
        return { reply: alreadyActive };
      const snapshot = createSnapshot(parsed.knowledge);
      return { changes: [{ owner: moderator.serverId, incidentId, snapshot, file: { bytes, origin }, note, gapIds }] };
    },
  };
}

/** A draft goes behind what is in force by now, which may be more than there was when it was written. */
async function resolveBytes(
  { bytes, incidentId, rebase }: ProposedFile,
  { serverId }: Moderator,
  { activeKnowledge, store }: Pick<ProposalOptions, 'activeKnowledge' | 'store'>,
): Promise<Uint8Array> {
  const active = rebase && activeKnowledge.resolve(serverId, incidentId);
  const activeBytes = active && (await store.revisions.bytes(active.revision.id));
  return rebase && activeBytes ? rebase(activeBytes) : bytes;
}

/** An earlier revision of this server's or the operator's, as a file of this server's. */
export async function proposeRollback(
  options: ProposalOptions,
  moderator: Moderator,
  revisionId: number,
): Promise<Proposal | undefined> {
  const { activeKnowledge, store } = options;
  const incidentId = activeKnowledge.forChannel(moderator).knowledge.incident.id;
  const revision = await store.revisions.find(revisionId);
  const bytes = await store.revisions.bytes(revisionId);
  const isHere = revision?.incidentId === incidentId && [operator, moderator.serverId].includes(revision.owner);
  if (!bytes || !isHere) return undefined;
  const note = `Back to revision ${revisionName(revision)}`;
  return proposeFile(options, moderator, { incidentId, bytes, origin: 'rollback', note });
}

/** A server gives up its own state of an incident for the operator's, or for none where the operator has none. */
export function proposeFollowOperator({ activeKnowledge }: ProposalOptions, moderator: Moderator): Proposal {
  const incidentId = activeKnowledge.forChannel(moderator).knowledge.incident.id;
  return {
    moderator,
    trigger: 'follow-operator',
    async build() {
      const own = activeKnowledge.own(moderator.serverId, incidentId);
      if (!own) return { reply: alreadyActive };
      const snapshot = activeKnowledge.own(operator, incidentId)?.snapshot ?? emptySnapshot(own.snapshot);
      return { changes: [{ owner: moderator.serverId, incidentId, snapshot, file: undefined, note: '', gapIds: [] }] };
    },
  };
}

/** What the operator's folder holds by now, for all who follow it. */
export function proposeFolder({ activeKnowledge, readFolder }: ProposalOptions, moderator: Moderator): Proposal {
  return {
    moderator,
    trigger: 'reload',
    async build() {
      const folder = await readFolder();
      if ('problems' in folder) return { reply: refusedReply(folder.problems) };
      const [first, ...others] = findFolderChanges(activeKnowledge, folder.incidents);
      return first ? { changes: [first, ...others] } : { reply: alreadyActive };
    },
  };
}

/** The files of the folder that are others than those in force, and those in force that are there no more. */
export function findFolderChanges(
  activeKnowledge: Pick<MutableActiveKnowledge, 'own' | 'ownIncidentIds'>,
  files: readonly IncidentFile[],
): KnowledgeChange[] {
  const changed = files.flatMap(({ knowledge, bytes }): KnowledgeChange[] => {
    const incidentId = knowledge.incident.id;
    if (activeKnowledge.own(operator, incidentId)?.revision.hash === hashFile(bytes)) return [];
    const file = { bytes, origin: 'folder' as const };
    return [{ owner: operator, incidentId, snapshot: createSnapshot(knowledge), file, note: '', gapIds: [] }];
  });
  const presentIncidentIds = new Set(files.map(({ knowledge }) => knowledge.incident.id));
  const removedIncidentIds = activeKnowledge
    .ownIncidentIds(operator)
    .filter((incidentId) => !presentIncidentIds.has(incidentId));
  return [...changed, ...removedIncidentIds.flatMap((incidentId) => incidentRemoval(activeKnowledge, incidentId))];
}

/** An incident whose file has left the folder. */
function incidentRemoval(activeKnowledge: Pick<MutableActiveKnowledge, 'own'>, incidentId: string): KnowledgeChange[] {
  const active = activeKnowledge.own(operator, incidentId);
  return active
    ? [{ owner: operator, incidentId, snapshot: emptySnapshot(active.snapshot), file: undefined, note: '', gapIds: [] }]
    : [];
}

const alreadyActive: Reply = { kind: 'notice', notice: 'already-active' };

export function refusedReply(problems: readonly FileProblem[]): Reply {
  return { kind: 'refused', problems };
}

function tooManyIncidents(incidentId: string, ownIncidentIds: readonly string[]): FileProblem {
  const message = `A server can have ${maxOwnIncidents} incidents of its own; here they are ${ownIncidentIds.join(', ')}.`;
  return { file: `${incidentId}.yaml`, message };
}
