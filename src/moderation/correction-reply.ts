import type { Correction, OwnReply } from '../answering/own-reply.ts';
import type { Listing, Timeline, Told } from '../answering/reply.ts';
import type { Shift } from '../answering/shift.ts';
import { timelineOf } from '../answering/timeline.ts';
import type { Entry } from '../knowledge/knowledge.ts';
import type { PublicAnswer, Shown } from '../store/store.ts';
import { type Fate, fateOf, isMarked } from './fate.ts';
import { isListed } from './listed.ts';
import { listedAgain } from './listed-again.ts';
import { shownIn } from './shown.ts';

type Corrected = Extract<OwnReply, { kind: 'corrected' }>;

/** A message as it should read, and what it shows then. */
export type Redrawn = { readonly reply: Corrected; readonly shown: readonly Shown[] };

type Drawn = Pick<PublicAnswer, 'surface' | 'shown'>;

/** Whether a message says anything that this state does not. */
export function isOutdated({ surface, shown }: Drawn, shift: Shift): boolean {
  return shown.some((one) => fateOf(one, shift, surface).differs);
}

/** The message as this state has it, `at` being when that came into force; undefined where the message is right already. */
export function redrawn({ surface, shown }: Drawn, shift: Shift, at: Date): Redrawn | undefined {
  const fates = shown.map((one) => fateOf(one, shift, surface));
  const [first, ...others] = fates.flatMap(({ correction }) => correction ?? []);
  if (!first || !fates.some(({ differs }) => differs)) return undefined;
  const corrections: Corrections = [first, ...others];
  const { knowledge } = shift;
  const page = /^timeline (\d+)$/.exec(surface)?.[1];
  if (page !== undefined) return relisted(fates, timelineOf(knowledge, Number(page)), at, corrections);
  if (shown.some(isListed)) return relisted(fates, listedAgain(surface, shown, knowledge), at, corrections);
  return retold(fates, shift, at, corrections);
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

/** A list as it is now: what came into it is shown from now on, and what is gone is remembered. */
function relisted(
  fates: readonly Fate[],
  now: Timeline | Listing | undefined,
  at: Date,
  corrections: Corrections,
): Redrawn {
  const gone = fates.flatMap(({ shown }) => (shown && isMarked(shown) ? [shown] : []));
  return {
    reply: { kind: 'corrected', at, corrections, now },
    shown: distinctly([...(now ? shownIn(now) : []), ...gone]),
  };
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
