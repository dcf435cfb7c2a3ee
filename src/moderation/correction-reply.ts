import type { Correction, OwnReply } from '../answering/moderator-reply.ts';
import type { Told } from '../answering/reply.ts';
import type { Shift } from '../answering/shift.ts';
import { timelineOf } from '../answering/timeline.ts';
import type { Entry } from '../knowledge/knowledge.ts';
import type { PublicAnswer, Shown } from '../store/store.ts';
import { type Fate, fateOf, type State } from './fate.ts';
import { shownIn } from './shown.ts';

type Corrected = Extract<OwnReply, { kind: 'corrected' }>;

/** A message as it should read, and what it shows then. */
export type Redrawn = { readonly reply: Corrected; readonly shown: readonly Shown[] };

type Drawn = Pick<PublicAnswer, 'surface' | 'shown'>;

/** Whether a message says anything that this state does not. */
export function isOutdated({ surface, shown }: Drawn, state: State): boolean {
  return shown.some((one) => fateOf(one, state, surface).differs);
}

/** The message as this state has it, `at` being when that came into force; undefined where the message is right already. */
export function redrawn({ surface, shown }: Drawn, state: State, at: Date): Redrawn | undefined {
  const fates = shown.map((one) => fateOf(one, state, surface));
  const [first, ...others] = fates.flatMap(({ correction }) => correction ?? []);
  if (!first || !fates.some(({ differs }) => differs)) return undefined;
  const page = /^timeline (\d+)$/.exec(surface)?.[1];
  return page === undefined
    ? retold(fates, state.shift, at, [first, ...others])
    : repaged(fates, timelineOf(state.shift.knowledge, Number(page)), at, [first, ...others]);
}

type Corrections = readonly [Correction, ...Correction[]];

/** An answer, with all that the message answered and that may still be told. */
function retold(fates: readonly Fate[], shift: Shift, at: Date, corrections: Corrections): Redrawn {
  const told = distinct(fates.flatMap(({ entry }) => entry ?? [])).flatMap((entry) => toldOf(entry, shift));
  const [first, ...more] = told.toSorted((a, b) => Number(b.kind === 'answered') - Number(a.kind === 'answered'));
  return {
    reply: { kind: 'corrected', at, corrections, now: first && { ...first, more } },
    shown: distinctly(fates.flatMap(({ shown }) => shown ?? [])),
  };
}

/** A page of the timeline; a fact that came from the next page is shown from now on, and one that is gone is remembered. */
function repaged(
  fates: readonly Fate[],
  now: ReturnType<typeof timelineOf>,
  at: Date,
  corrections: Corrections,
): Redrawn {
  const gone = fates.flatMap(({ entry, shown }) => (entry || !shown ? [] : [shown]));
  return { reply: { kind: 'corrected', at, corrections, now }, shown: [...shownIn(now), ...gone] };
}

function toldOf(entry: Entry, { answerer }: Shift): Told[] {
  const told = answerer.tell(entry);
  return told.kind === 'withheld' ? [] : [told];
}

/** Two questions may have come to have one answer. */
function distinct(entries: readonly Entry[]): readonly Entry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

function distinctly(shown: readonly Shown[]): readonly Shown[] {
  return [...new Map(shown.map((one) => [one.entry, one])).values()];
}
