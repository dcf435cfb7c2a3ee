import type { Withholds } from '../answering/saying.ts';
import type { PublicAnswer, Stores } from '../store/store.ts';
import { operator } from '../store/store.ts';
import type { Asked, Desk } from './moderation.ts';
import { shownIn } from './shown.ts';
import { surfaceOf } from './surface.ts';

/** What is to be kept of an answer that others can read, and whether it was out of date when it was sent. */
export type ToKeep = {
  readonly answer: Omit<PublicAnswer, 'id'>;
  readonly outdated: boolean;
  /** What was withheld when it was made. */
  readonly withholds: Withholds;
};

/** Undefined where there is nothing to correct one day: a private reply, a direct message, a reply that shows no entry. */
export function toKeep({ place, shift, reply, publicMessage }: Asked, desk: Seen, at: Date): ToKeep | undefined {
  const { server, channel } = place;
  if (server === undefined || publicMessage === undefined) return undefined;
  const incident = shift.knowledge.incident.id;
  const [shown, surface, revision] = [shownIn(reply), surfaceOf(reply), desk.revisionAt(server, incident)];
  if (shown.length === 0 || surface === undefined || revision === undefined) return undefined;
  return {
    answer: { server, channel, message: publicMessage, incident, revision: revision.id, at, surface, shown },
    outdated: desk.of(server, incident) !== shift,
    withholds: shift.withholds,
  };
}

type Seen = Pick<Desk, 'of' | 'revisionAt'>;

/**
 * Keeps it. Gives the answer back if the state that it was made from is not in force any more: whoever changed it may have
 * looked for answers to correct before this one was there. The database knows of a change before memory does.
 */
export async function keep({ answer, outdated, withholds }: ToKeep, stores: Stores): Promise<PublicAnswer | undefined> {
  const kept = await stores.answers.add(answer);
  return outdated || (await hasChanged({ answer, withholds }, stores)) ? kept : undefined;
}

async function hasChanged(
  { answer: { server, incident, revision }, withholds }: Omit<ToKeep, 'outdated'>,
  { revisions, withholdings }: Stores,
): Promise<boolean> {
  const inForce = (await revisions.inForceOf(server, incident)) ?? (await revisions.inForceOf(operator, incident));
  if (inForce?.id !== revision) return true;
  const withheld = await withholdings.of(server, incident);
  return withheld.some(({ fact }) => !withholds.has(fact));
}
