import type { Preview } from '../answering/change-reply.ts';
import type { Shift } from '../answering/shift.ts';
import { type Change, nothingOf, serverOf } from './change.ts';
import { countCorrections } from './corrections.ts';
import type { OpenDesk } from './desk.ts';
import { endsIncident, swapOf, type Works } from './enact.ts';
import { faresOf } from './fares.ts';
import type { Moderator } from './moderation.ts';
import { type Weighed, weigh } from './weigh.ts';
import { withheldIn } from './withheld-in.ts';

/** Where the questions come from on which a change is tried. */
export type Questions = {
  /** Those that come with the project for an incident. */
  readonly ownQuestions: (incident: string) => readonly string[];
  /** What was asked on a server of late, as far as it is still known. */
  readonly recentQuestions: (server: string, incident: string) => Promise<readonly string[]>;
};

/** The state that a change takes the place of. */
export function stateBefore(desk: OpenDesk, change: Change): Shift {
  return desk.heldFor(serverOf(change), change.incident)?.shift ?? nothingOf(change.shift);
}

/** What one change does to the state in force. */
export function weighed(desk: OpenDesk, change: Change): Weighed {
  return weigh(stateBefore(desk, change), change.shift);
}

/** Of several changes the one to tell of: that which loses much, or that of the incident followed here. */
export function mainChange(desk: OpenDesk, changes: readonly [Change, ...Change[]], by: Moderator): Change {
  const here = desk.at(by).knowledge.incident.id;
  const heavy = changes.find((change) => weighed(desk, change).losesMuch);
  return heavy ?? changes.find(({ incident }) => incident === here) ?? changes[0];
}

/** All that a moderator should know before putting changes in force: what the main one does, and which others come along. */
export async function describe(
  works: Works & Questions,
  changes: readonly [Change, ...Change[]],
  by: Moderator,
): Promise<Omit<Preview, 'id' | 'step'>> {
  const { desk, now, ownQuestions, recentQuestions } = works;
  const change = mainChange(desk, changes, by);
  const { incident, shift } = change;
  const before = stateBefore(desk, change);
  const own = await faresOf(ownQuestions(incident), before.answerer, shift.answerer);
  const recent = await faresOf(await recentQuestions(by.server, incident), before.answerer, shift.answerer);
  return {
    kind: 'preview',
    incident: shift.knowledge.incident,
    against: desk.revisionAt(serverOf(change), incident)?.name ?? 'nothing',
    ...weigh(before, shift),
    ...(own ? { ownQuestions: own } : {}),
    ...(recent ? { recentQuestions: recent } : {}),
    ...(changes.length > 1 ? { alsoChanges: changes.filter((one) => one !== change).map(titleOf) } : {}),
    ...withheldIn(swapOf(desk, change, now()).after(by.server)),
    corrections: await correctionsOf(works, changes),
  };
}

function titleOf({ shift }: Change): string {
  return shift.knowledge.incident.title;
}

async function correctionsOf({ store, desk, now, correctionDays }: Works, changes: readonly Change[]): Promise<number> {
  const counts = changes
    .filter((change) => !endsIncident(desk, change))
    .map((change) => countCorrections(store, swapOf(desk, change, now()), correctionDays));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}
