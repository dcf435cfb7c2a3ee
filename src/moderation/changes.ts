import type { Preview } from '../answering/moderator-reply.ts';
import type { FileProblem, Reply } from '../answering/reply.ts';
import { openShift } from '../answering/shift.ts';
import { operator } from '../store/store.ts';
import { type Change, hashOf, type Rules, readFile, serverOf } from './change.ts';
import { describe, mainChange, type Questions, weighed } from './describe.ts';
import { revisionName } from './desk.ts';
import { enact, type Works } from './enact.ts';
import type { FolderRead, IncidentFile } from './knowledge-folder.ts';
import type { Changes, Moderator } from './moderation.ts';
import { openPreviews, type Pending } from './previews.ts';
import { openWithholdingWork } from './withholding-work.ts';

export type ChangeOptions = Works &
  Questions & {
    readonly rules: Rules;
    /** Reads the operator's folder. */
    readonly readFolder: () => Promise<FolderRead>;
    /** Runs one change after the other. */
    readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  };

/** A server may have states of its own for so many incidents; each takes some memory. */
const mostOwnIncidents = 5;

/** A change and who wants it, before it is compared with anything. */
type Wish = Omit<Pending, 'bases'>;

export function openChanges(options: ChangeOptions): Changes {
  const { desk, inTurn, readFolder, rules, store, now } = options;
  const previews = openPreviews(now);
  const baseOf = (change: Change) => desk.heldFor(serverOf(change), change.incident)?.revision.id;

  /** Shows what would change, and keeps it until the moderator has decided. */
  const preview = async (wish: Wish, step: Preview['step']): Promise<Reply> => {
    const bases = wish.changes.map(baseOf);
    const shown = await describe(options, mainChange(desk, wish.changes, wish.by), wish.by);
    return { ...shown, id: previews.keep({ ...wish, bases }), step };
  };

  const propose: Changes['propose'] = async (by, { incident, bytes, origin, note, gaps = [] }) => {
    const read = readFile(bytes, `${incident}.yaml`, rules);
    if ('problems' in read) return refused(read.problems);
    const own = desk.ownIncidents(by.server);
    if (!own.includes(incident) && own.length >= mostOwnIncidents) return refused([tooMany(incident, own)]);
    if (desk.heldFor(by.server, incident)?.revision.hash === hashOf(bytes)) return alreadyInForce;
    const change = {
      owner: by.server,
      incident,
      shift: openShift(read.knowledge),
      file: { bytes, origin },
      note,
      gaps,
    };
    return preview({ by, how: origin, changes: [change] }, 'first');
  };

  const force = async ({ by, how, changes }: Wish): Promise<Reply> => {
    const main = mainChange(desk, changes, by);
    const { difference } = weighed(desk, main);
    const made = await enact(options, changes, { by: by.person, action: how });
    const revision = made[changes.indexOf(main)]?.revision;
    return {
      kind: 'in-force',
      how,
      ...(revision === undefined ? {} : { revision }),
      ...(how === 'reload' ? passedBy(desk, by, main.incident) : {}),
      difference,
      knowledge: main.shift.knowledge,
      commandsFailed: !(await desk.changed(serverOf(main))),
      corrections: made.reduce((sum, { corrections }) => sum + corrections, 0),
    };
  };

  const losesMuch = (changes: readonly Change[]) => changes.some((change) => weighed(desk, change).losesMuch);

  /** What waits under this id, if it is this moderator's. */
  const pendingOf = (by: Moderator, id: string): { readonly pending: Pending } | { readonly reply: Reply } => {
    const pending = previews.find(id);
    if (!pending) return { reply: { kind: 'notice', notice: 'preview-ended' } };
    const isTheirs = pending.by.person === by.person && pending.by.server === by.server;
    return isTheirs ? { pending } : { reply: { kind: 'notice', notice: 'preview-of-another' } };
  };

  const followOperator = async (by: Moderator, incident: string): Promise<Reply> => {
    const followed = desk.heldFor(undefined, incident);
    if (!followed || !desk.held(by.server, incident)) return alreadyInForce;
    const change = { owner: by.server, incident, shift: followed.shift, file: undefined, note: '', gaps: [] };
    return preview({ by, how: 'follow-operator', changes: [change] }, 'first');
  };

  return {
    reload: (by) =>
      inTurn(async () => {
        const read = await readFolder();
        if ('problems' in read) return refused(read.problems);
        const [first, ...others] = operatorsChanges(desk, read.incidents);
        if (!first) return unchanged(desk, by);
        const wish: Wish = { by, how: 'reload', changes: [first, ...others] };
        return losesMuch(wish.changes) ? preview(wish, 'first') : force(wish);
      }),
    async upload(by, bytes, note) {
      const read = readFile(bytes, 'upload', rules);
      if ('problems' in read) return refused(read.problems);
      return propose(by, { incident: read.knowledge.incident.id, bytes, origin: 'upload', note });
    },
    propose,
    async rollback(by, id) {
      const incident = desk.at(by).knowledge.incident.id;
      if (id === 0) return followOperator(by, incident);
      const revision = await store.revisions.find(id);
      const bytes = await store.revisions.bytes(id);
      const isHere = revision?.incident === incident && [operator, by.server].includes(revision.owner);
      if (!bytes || !isHere) return { kind: 'notice', notice: 'no-such-revision' };
      const note = `Back to revision ${revisionName(revision)}`;
      return propose(by, { incident, bytes, origin: 'rollback', note });
    },
    confirm: (by, id, sure) =>
      inTurn(async () => {
        const found = pendingOf(by, id);
        if ('reply' in found) return found.reply;
        const { pending } = found;
        if (pending.changes.some((change, at) => baseOf(change) !== pending.bases[at]))
          return preview(pending, 'moved');
        if (losesMuch(pending.changes) && !sure) return preview(pending, 'sure');
        previews.drop(id);
        return force(pending);
      }),
    async discard(by, id) {
      const found = pendingOf(by, id);
      if ('reply' in found) return found.reply;
      previews.drop(id);
      return { kind: 'notice', notice: 'discarded' };
    },
    ...openWithholdingWork(options),
  };
}

const alreadyInForce: Reply = { kind: 'notice', notice: 'already-in-force' };

function refused(problems: readonly FileProblem[]): Reply {
  return { kind: 'refused', problems };
}

function tooMany(incident: string, own: readonly string[]): FileProblem {
  const message = `A server can have ${mostOwnIncidents} incidents of its own; here they are ${own.join(', ')}.`;
  return { file: `${incident}.yaml`, message };
}

/** The files of the folder that are others than those in force. */
export function operatorsChanges(desk: Pick<Works['desk'], 'held'>, files: readonly IncidentFile[]): Change[] {
  return files.flatMap(({ knowledge, bytes }) => {
    const incident = knowledge.incident.id;
    if (desk.held(operator, incident)?.revision.hash === hashOf(bytes)) return [];
    const file = { bytes, origin: 'folder' as const };
    return [{ owner: operator, incident, shift: openShift(knowledge), file, note: '', gaps: [] }];
  });
}

/** A server with a revision of its own should not think that a reload has changed what it is told. */
function passedBy(desk: Works['desk'], { server }: Moderator, incident: string) {
  const own = desk.held(server, incident)?.revision;
  return own ? { ownRevision: revisionName(own) } : {};
}

/** A reload that found nothing new is told like one that did. */
async function unchanged(desk: Works['desk'], by: Moderator): Promise<Reply> {
  const { knowledge } = desk.at(by);
  const held = desk.heldFor(undefined, knowledge.incident.id)?.shift ?? desk.at(by);
  const change = { owner: operator, incident: knowledge.incident.id, shift: held, file: undefined, note: '', gaps: [] };
  return {
    kind: 'in-force',
    how: 'reload',
    ...passedBy(desk, by, knowledge.incident.id),
    difference: weighed(desk, change).difference,
    knowledge: held.knowledge,
    commandsFailed: !(await desk.changed(undefined)),
    corrections: 0,
  };
}
