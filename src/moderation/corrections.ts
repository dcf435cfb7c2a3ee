import type { Shift } from '../answering/shift.ts';
import type { PublicAnswer, Shown, Stores } from '../store/store.ts';
import { isOutdated } from './correction-reply.ts';
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

/** How many answers would be corrected. */
export async function countCorrections(
  stores: Pick<Stores, 'answers'>,
  swap: Swap,
  correctionDays: number,
): Promise<number> {
  return (await outdatedBy(stores, swap, correctionDays)).length;
}

/** `at` is when that came into force by which it is corrected. */
export function queueCorrection({ outbox }: Pick<Stores, 'outbox'>, answer: PublicAnswer, at: Date): Promise<void> {
  const { id, server, channel } = answer;
  return outbox.add({ server, channel, at, work: { kind: 'correction', answer: id, cause: at.toISOString() } });
}

/** An answer, and what it shows with each thing under the name that it has after the swap. */
type Outdated = { readonly answer: PublicAnswer; readonly shown: readonly Shown[] };

async function outdatedBy(
  { answers }: Pick<Stores, 'answers'>,
  swap: Swap,
  correctionDays: number,
): Promise<readonly Outdated[]> {
  const since = new Date(swap.at.getTime() - correctionDays * day);
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
      const state = { shift: next, withheld: new Set(next.withheld.keys()) };
      const named = renamed(shown, old, next);
      return { shown: isOutdated({ surface, shown: named }, state) ? named : undefined };
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
