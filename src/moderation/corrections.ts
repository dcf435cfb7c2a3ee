import type { Shift } from '../answering/shift.ts';
import type { PublicAnswer, Shown, Stores, Task } from '../store/store.ts';
import { isOutdated } from './correction-reply.ts';
import { fateOf } from './fate.ts';
import { renamed } from './renamed.ts';
import type { Swap } from './swap.ts';

const day = 24 * 60 * 60_000;

/**
 * Queues a correction for each public answer of the last days that says something that is not so after it; in the
 * transaction of the swap. Resolves with their number. What they will read is decided when it is their turn.
 */
export async function planCorrections(stores: Stores, swap: Swap, correctionDays: number): Promise<number> {
  const outdated = await outdatedBy(stores, swap, correctionDays);
  for (const { answer, shown } of outdated) {
    if (shown !== answer.shown) await stores.answers.showsNow(answer.id, answer.revision, shown);
    await queueCorrection(stores, answer, swap.at);
  }
  return outdated.length;
}

/**
 * The same after something was withheld or is told again, for all answers whose place is kept, and of these only those that
 * show it; before all other corrections.
 */
export async function planTakingBack(stores: Stores, swap: Swap): Promise<number> {
  const outdated = (await outdatedBy(stores, swap, Number.POSITIVE_INFINITY)).filter(showsWhatIsSwapped(swap));
  for (const { answer } of outdated) await queueCorrection(stores, answer, swap.at, { urgent: true });
  return outdated.length;
}

/** An answer of long ago may be out of date by a change that it was too old for. */
function showsWhatIsSwapped({ before, after }: Swap): (outdated: Outdated) => boolean {
  return ({ answer: { server, surface, shown } }) => {
    const [old, next] = [before(server), after(server)];
    return shown.some((one) => fateOf(one, old, surface).shown?.said !== fateOf(one, next, surface).shown?.said);
  };
}

/** How many answers would be corrected. */
export async function countCorrections(
  stores: Pick<Stores, 'answers'>,
  swap: Swap,
  correctionDays: number,
): Promise<number> {
  return (await outdatedBy(stores, swap, correctionDays)).length;
}

/** `at` is when that came into force by which it is corrected. */
export function queueCorrection(
  { outbox }: Pick<Stores, 'outbox'>,
  { id, server, channel }: PublicAnswer,
  at: Date,
  how: Pick<Task, 'urgent'> = {},
): Promise<void> {
  return outbox.add({ server, channel, at, ...how, work: { kind: 'correction', answer: id, cause: at.toISOString() } });
}

/** An answer, and what it shows with each thing under the name that it has after the swap. */
type Outdated = { readonly answer: PublicAnswer; readonly shown: readonly Shown[] };

async function outdatedBy(
  { answers }: Pick<Stores, 'answers'>,
  swap: Swap,
  correctionDays: number,
): Promise<readonly Outdated[]> {
  const since = new Date(Math.max(swap.at.getTime() - correctionDays * day, 0));
  const sent = await answers.since(since, swap.incident, swap.server);
  // Of a message that was drawn several times the last time counts.
  const messages = [...new Map(sent.map((answer) => [answer.message, answer])).values()];
  const look = openLook(swap);
  return messages.filter(({ server }) => swap.concerns(server)).flatMap(look);
}

/** Most answers show what many others show in the same states, and are looked at once. */
function openLook({ before, after }: Pick<Swap, 'before' | 'after'>): (answer: PublicAnswer) => Outdated[] {
  const servers = new Map<string, readonly [Shift, Shift]>();
  const looked = new Map<Shift, Map<Shift, Map<string, { readonly shown: readonly Shown[] | undefined }>>>();
  return (answer) => {
    const { server, surface, shown } = answer;
    const [old, next] = kept(servers, server, () => [before(server), after(server)]);
    const known = kept(
      kept(looked, old, () => new Map()),
      next,
      () => new Map(),
    );
    const found = kept(known, JSON.stringify([surface, shown]), () => {
      const named = renamed(shown, old, next);
      return { shown: isOutdated({ surface, shown: named }, next) ? named : undefined };
    });
    return found.shown ? [{ answer, shown: found.shown }] : [];
  };
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
