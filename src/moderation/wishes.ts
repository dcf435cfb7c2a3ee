import type { InForce } from '../answering/change-reply.ts';
import type { FileProblem, Reply } from '../answering/reply.ts';
import { openShift } from '../answering/shift.ts';
import { operator, type Store } from '../store/store.ts';
import { type Change, hashOf, knowledgeIn, nothingOf, type Rules } from './change.ts';
import { type OpenDesk, revisionName } from './desk.ts';
import type { FolderRead, IncidentFile } from './knowledge-folder.ts';
import type { Moderator, Proposal } from './moderation.ts';

/**
 * What a moderator would like to be in force. `make` is asked again where somebody else was faster: what comes of it may
 * depend on what is in force by then.
 */
export type Wish = {
  readonly by: Moderator;
  readonly how: InForce['how'];
  readonly make: () => Promise<Made>;
};

/** What comes of a wish: changes, or what to say where there can be none. */
export type Made = { readonly changes: readonly [Change, ...Change[]] } | { readonly reply: Reply };

export type WishOptions = {
  readonly store: Store;
  readonly desk: OpenDesk;
  readonly rules: Rules;
  /** Reads the operator's folder. */
  readonly readFolder: () => Promise<FolderRead>;
};

/** A server may have states of its own for so many incidents; each takes some memory. */
const mostOwnIncidents = 5;

/** A file for one server: uploaded, drafted, or from an earlier revision. */
export function fileWish({ desk, rules, store }: WishOptions, by: Moderator, proposal: Proposal): Wish {
  const { incident, origin, note, gaps = [] } = proposal;
  return {
    by,
    how: origin,
    async make() {
      const bytes = await bytesOf(proposal, by, { desk, store });
      const read = knowledgeIn(bytes, `${incident}.yaml`, rules);
      if ('problems' in read) return { reply: refused(read.problems) };
      const own = desk.ownIncidents(by.server);
      if (!own.includes(incident) && own.length >= mostOwnIncidents)
        return { reply: refused([tooMany(incident, own)]) };
      if (desk.heldFor(by.server, incident)?.revision.hash === hashOf(bytes)) return { reply: alreadyInForce };
      const shift = openShift(read.knowledge);
      return { changes: [{ owner: by.server, incident, shift, file: { bytes, origin }, note, gaps }] };
    },
  };
}

/** A draft goes behind what is in force by now, which may be more than there was when it was written. */
async function bytesOf(
  { bytes, incident, onto }: Proposal,
  { server }: Moderator,
  { desk, store }: Pick<WishOptions, 'desk' | 'store'>,
): Promise<Uint8Array> {
  const held = onto && desk.heldFor(server, incident);
  const inForce = held && (await store.revisions.bytes(held.revision.id));
  return onto && inForce ? onto(inForce) : bytes;
}

/** An earlier revision of this server's or the operator's, as a file of this server's. */
export async function rollbackWish(options: WishOptions, by: Moderator, id: number): Promise<Wish | undefined> {
  const { desk, store } = options;
  const incident = desk.at(by).knowledge.incident.id;
  const revision = await store.revisions.find(id);
  const bytes = await store.revisions.bytes(id);
  const isHere = revision?.incident === incident && [operator, by.server].includes(revision.owner);
  if (!bytes || !isHere) return undefined;
  const note = `Back to revision ${revisionName(revision)}`;
  return fileWish(options, by, { incident, bytes, origin: 'rollback', note });
}

/** A server gives up its own state of an incident for the operator's, or for none where the operator has none. */
export function followWish({ desk }: WishOptions, by: Moderator): Wish {
  const incident = desk.at(by).knowledge.incident.id;
  return {
    by,
    how: 'follow-operator',
    async make() {
      const own = desk.held(by.server, incident);
      if (!own) return { reply: alreadyInForce };
      const shift = desk.held(operator, incident)?.shift ?? nothingOf(own.shift);
      return { changes: [{ owner: by.server, incident, shift, file: undefined, note: '', gaps: [] }] };
    },
  };
}

/** What the operator's folder holds by now, for all who follow it. */
export function folderWish({ desk, readFolder }: WishOptions, by: Moderator): Wish {
  return {
    by,
    how: 'reload',
    async make() {
      const read = await readFolder();
      if ('problems' in read) return { reply: refused(read.problems) };
      const [first, ...others] = operatorsChanges(desk, read.incidents);
      return first ? { changes: [first, ...others] } : { reply: alreadyInForce };
    },
  };
}

/** The files of the folder that are others than those in force, and those in force that are there no more. */
export function operatorsChanges(
  desk: Pick<OpenDesk, 'held' | 'ownIncidents'>,
  files: readonly IncidentFile[],
): Change[] {
  const changed = files.flatMap(({ knowledge, bytes }): Change[] => {
    const incident = knowledge.incident.id;
    if (desk.held(operator, incident)?.revision.hash === hashOf(bytes)) return [];
    const file = { bytes, origin: 'folder' as const };
    return [{ owner: operator, incident, shift: openShift(knowledge), file, note: '', gaps: [] }];
  });
  const there = new Set(files.map(({ knowledge }) => knowledge.incident.id));
  const gone = desk.ownIncidents(operator).filter((incident) => !there.has(incident));
  return [...changed, ...gone.flatMap((incident) => endOf(desk, incident))];
}

/** An incident whose file has left the folder. */
function endOf(desk: Pick<OpenDesk, 'held'>, incident: string): Change[] {
  const held = desk.held(operator, incident);
  return held ? [{ owner: operator, incident, shift: nothingOf(held.shift), file: undefined, note: '', gaps: [] }] : [];
}

const alreadyInForce: Reply = { kind: 'notice', notice: 'already-in-force' };

export function refused(problems: readonly FileProblem[]): Reply {
  return { kind: 'refused', problems };
}

function tooMany(incident: string, own: readonly string[]): FileProblem {
  const message = `A server can have ${mostOwnIncidents} incidents of its own; here they are ${own.join(', ')}.`;
  return { file: `${incident}.yaml`, message };
}
