import type { InForce, Preview } from '../answering/change-reply.ts';
import type { Reply } from '../answering/reply.ts';
import { operator } from '../store/store.ts';
import { type Change, knowledgeIn, serverOf } from './change.ts';
import { describe, mainChange, type Questions, weighed } from './describe.ts';
import type { OpenDesk } from './desk.ts';
import { enact, type Works } from './enact.ts';
import type { Changes, Moderator } from './moderation.ts';
import { openPreviews, type Pending } from './previews.ts';
import { passedBy, stillWithheld } from './unchanged-here.ts';
import { fileWish, folderWish, followWish, refused, rollbackWish, type Wish, type WishOptions } from './wishes.ts';
import { openWithholdingWork } from './withholding-work.ts';

export type ChangeOptions = Works &
  Questions &
  WishOptions & {
    /** Runs one change after the other. */
    readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  };

/** What came of a turn: something to say, or a change that is in force and that Discord has yet to hear of. */
type Turned = Reply | Forced;
type Forced = {
  readonly kind: 'forced';
  readonly reply: Omit<InForce, 'commandsFailed'>;
  readonly server: string | undefined;
};

export function openChanges(options: ChangeOptions): Changes {
  const { desk, inTurn, now } = options;
  const previews = openPreviews(now);
  const losesMuch = (changes: readonly Change[]) => changes.some((change) => weighed(desk, change).losesMuch);

  /** What a wish comes to by now, and what that is compared with. Nothing may come into force meanwhile. */
  const fulfilled = async (wish: Wish): Promise<Pending | Reply> => {
    const made = await wish.make();
    if ('reply' in made) return made.reply;
    return { ...wish, changes: made.changes, bases: made.changes.map((change) => baseOf(desk, change)) };
  };
  /** Shows what would change, and keeps it until the moderator has decided. */
  const shown = async (pending: Pending | Reply, step: Preview['step']): Promise<Reply> => {
    if ('kind' in pending) return pending;
    const preview = await describe(options, pending.changes, pending.by);
    return { ...preview, id: previews.keep(pending), step };
  };
  const previewed = async (wish: Wish): Promise<Reply> => shown(await inTurn(() => fulfilled(wish)), 'first');

  const force = async ({ by, how, changes }: Pending): Promise<Forced> => {
    const main = mainChange(desk, changes, by);
    const { difference } = weighed(desk, main);
    const made = await enact(options, changes, { by: by.person, action: how });
    const revision = made[changes.indexOf(main)]?.revision;
    const reply = {
      kind: 'in-force' as const,
      how,
      ...(revision === undefined ? {} : { revision }),
      ...(how === 'reload' ? passedBy(desk, by, main.incident) : {}),
      difference,
      knowledge: main.shift.knowledge,
      ...stillWithheld(desk, by, main.incident),
      corrections: made.reduce((sum, { corrections }) => sum + corrections, 0),
    };
    return { kind: 'forced', reply, server: serverOf(main) };
  };

  /** Discord may be slow to take commands, and nobody else's change should wait for that. */
  const told = async (turned: Turned): Promise<Reply> =>
    turned.kind === 'forced' ? { ...turned.reply, commandsFailed: !(await desk.changed(turned.server)) } : turned;

  /** What waits under this id, if it is this moderator's. */
  const pendingOf = (by: Moderator, id: string): Pending | Reply => {
    const pending = previews.find(id);
    if (!pending) return { kind: 'notice', notice: 'preview-ended' };
    const isTheirs = pending.by.person === by.person && pending.by.server === by.server;
    return isTheirs ? pending : { kind: 'notice', notice: 'preview-of-another' };
  };

  const confirmed = async (by: Moderator, id: string, sure: boolean): Promise<Turned> => {
    const pending = pendingOf(by, id);
    if ('kind' in pending) return pending;
    if (pending.changes.some((change, at) => baseOf(desk, change) !== pending.bases[at]))
      return shown(await fulfilled(pending), 'moved');
    if (losesMuch(pending.changes) && !sure) return shown(pending, 'sure');
    const forced = await force(pending);
    previews.drop(id);
    return forced;
  };

  return {
    async reload(by) {
      const wish = folderWish(options, by);
      const turned = await inTurn(async (): Promise<Turned> => {
        const pending = await fulfilled(wish);
        if ('kind' in pending) return pending.kind === 'notice' ? unchanged(desk, by) : pending;
        return losesMuch(pending.changes) ? shown(pending, 'first') : force(pending);
      });
      return told(turned);
    },
    async upload(by, bytes, note) {
      const read = knowledgeIn(bytes, 'upload', options.rules);
      if ('problems' in read) return refused(read.problems);
      const { id: incident } = read.knowledge.incident;
      return previewed(fileWish(options, by, { incident, bytes, origin: 'upload', note }));
    },
    propose: (by, proposal) => previewed(fileWish(options, by, proposal)),
    async rollback(by, id) {
      const wish = id === 0 ? followWish(options, by) : await rollbackWish(options, by, id);
      return wish ? previewed(wish) : { kind: 'notice', notice: 'no-such-revision' };
    },
    confirm: async (by, id, sure) => told(await inTurn(() => confirmed(by, id, sure))),
    async discard(by, id) {
      const pending = pendingOf(by, id);
      if ('kind' in pending) return pending;
      previews.drop(id);
      return { kind: 'notice', notice: 'discarded' };
    },
    ...openWithholdingWork(options),
  };
}

/** What a change was compared with: another one means that somebody was faster. */
function baseOf(desk: OpenDesk, { owner, incident, file }: Change): string {
  const own = desk.held(owner, incident)?.revision.id;
  const followed = desk.held(operator, incident)?.revision.id;
  // Who has a state of their own is not concerned by the operator's, unless it is what they want.
  return file && own !== undefined ? `${own}` : `${own} ${followed}`;
}

/** A reload that found nothing new is told like one that did; Discord is asked again whether it has all commands. */
function unchanged(desk: OpenDesk, by: Moderator): Forced {
  const { knowledge } = desk.at(by);
  const incident = knowledge.incident.id;
  const shift = desk.heldFor(undefined, incident)?.shift ?? desk.at(by);
  const change = { owner: operator, incident, shift, file: undefined, note: '', gaps: [] };
  const reply = {
    kind: 'in-force' as const,
    how: 'reload' as const,
    ...passedBy(desk, by, incident),
    difference: weighed(desk, change).difference,
    knowledge: shift.knowledge,
    ...stillWithheld(desk, by, incident),
    corrections: 0,
  };
  return { kind: 'forced', reply, server: undefined };
}
