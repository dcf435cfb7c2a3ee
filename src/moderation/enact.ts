import { withhold } from '../answering/shift.ts';
import { operator, type Revision, type Store, type Stores } from '../store/store.ts';
import { type Change, hashOf, nothingOf, serverOf } from './change.ts';
import { planCorrections } from './corrections.ts';
import { noteDeed } from './deeds.ts';
import { type OpenDesk, revisionName } from './desk.ts';
import { planNews } from './news.ts';
import type { Swap } from './swap.ts';
import { inShort, weigh } from './weigh.ts';

/** What a change needs: where it is kept, where it is in force, and who is told that there is something to say. */
export type Works = {
  readonly store: Store;
  readonly desk: OpenDesk;
  readonly now: () => Date;
  readonly correctionDays: number;
  /** Wakes whoever runs the errands. */
  readonly wake: () => void;
};

/** Who does it, and how the moderators' log calls it. */
export type Doer = { readonly by: string | undefined; readonly action: string };

/** A change that was made. `revision` is what the new one is called, where there is one. */
export type Enacted = { readonly revision: string | undefined; readonly corrections: number };

/**
 * Makes changes: what is kept of them in one transaction, so that whoever pulls the plug finds all of it or nothing; then
 * what is in force in memory. One at a time: the caller sees to it.
 */
export async function enact(works: Works, changes: readonly Change[], doer: Doer): Promise<readonly Enacted[]> {
  const { store, desk, wake } = works;
  const made = await store.atOnce(async (stores) => {
    const all = [];
    for (const change of changes) all.push(await keep(stores, works, change, doer));
    return all;
  });
  for (const { change, revision } of made) {
    if (revision) desk.put({ revision, shift: change.shift });
    else desk.takeAway(change.owner, change.incident);
  }
  wake();
  return made.map(({ revision, corrections }) => ({ revision: revision && revisionName(revision), corrections }));
}

async function keep(stores: Stores, works: Works, change: Change, { by, action }: Doer) {
  const at = works.now();
  const revision = await keepRevision(stores, change, by, at);
  const corrections = await planWords(stores, works, change, at);
  await stores.gaps.mark(change.gaps, 'drafted');
  await noteDeed(stores, { server: change.owner, by, at, action, detail: detailOf(works.desk, change, revision) });
  return { change, revision, corrections };
}

/** What the bot has to say of its own accord: corrections, of which it gives the number, and what is new. */
async function planWords(stores: Stores, works: Works, change: Change, at: Date): Promise<number> {
  if (endsIncident(works.desk, change)) return 0;
  const swap = swapOf(works.desk, change, at);
  const corrections = await planCorrections(stores, swap, works.correctionDays);
  await planNews(stores, swap);
  return corrections;
}

/** Whether nothing is told of the incident any more: what was told of it is over then, and not wrong. */
export function endsIncident(desk: OpenDesk, { owner, incident, file }: Change): boolean {
  return file === undefined && (owner === operator || desk.held(operator, incident) === undefined);
}

function detailOf(desk: OpenDesk, change: Change, revision: Revision | undefined): string {
  const { incident, shift, note } = change;
  const before = desk.heldFor(serverOf(change), incident)?.shift ?? nothingOf(shift);
  const followed = endsIncident(desk, change) ? 'nothing' : 'the operator’s files again';
  const what = revision ? `revision ${revisionName(revision)}` : followed;
  const detail = `${incident}: ${what} in force, ${inShort(weigh(before, shift).difference)}`;
  return note === '' ? detail : `${detail}. ${note}`;
}

/** The new revision; undefined where an owner's state ends without another one. */
async function keepRevision(
  { revisions }: Stores,
  { owner, incident, file, note, shift }: Change,
  by: string | undefined,
  at: Date,
): Promise<Revision | undefined> {
  if (!file) return void (await revisions.takeOutOfForce(owner, incident));
  const { bytes, origin } = file;
  const facts = shift.knowledge.facts.length;
  const revision = await revisions.add({ owner, incident, hash: hashOf(bytes), by, at, origin, note, facts, bytes });
  await revisions.putInForce(revision.id);
  return revision;
}

/** What a change does to what the servers are told, as they have it: each with what it withholds left out. */
export function swapOf(desk: OpenDesk, change: Change, at: Date): Swap {
  const { owner, incident, shift } = change;
  const server = serverOf(change);
  return {
    incident,
    server,
    concerns: (other) => (server === undefined ? desk.held(other, incident) === undefined : other === owner),
    before: (other) => desk.of(other, incident) ?? nothingOf(shift),
    after: (other) => withhold(shift, desk.withheldHere(other, incident)),
    at,
  };
}
