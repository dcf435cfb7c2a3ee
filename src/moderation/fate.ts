import type { Correction } from '../answering/moderator-reply.ts';
import type { Shift } from '../answering/shift.ts';
import { type Entry, findEntry } from '../knowledge/knowledge.ts';
import type { Shown } from '../store/store.ts';
import { saidHash, shownOf, wasUnstated } from './shown.ts';

/** A state as one server has it, and the ids that it withholds, of facts that this state has or not. */
export type State = { readonly shift: Shift; readonly withheld: ReadonlySet<string> };

/** What has become of one thing that a message shows. */
export type Fate = {
  /** What is told of it now; undefined where nothing is. */
  readonly entry: Entry | undefined;
  /** What the message shows of it once it is drawn anew. */
  readonly shown: Shown | undefined;
  /** What is said about the change; undefined where there is none to tell of. */
  readonly correction: Correction | undefined;
  /** Whether the message is wrong until it is drawn anew. */
  readonly differs: boolean;
};

/** In place of a hash, where a message already says that something of it is gone. */
const marks: readonly string[] = ['withheld', 'removed'] satisfies Correction['what'][];

/** `surface` as in PublicAnswer: how the message is drawn. */
export function fateOf(shown: Shown, state: State, surface: string): Fate {
  if (state.withheld.has(shown.entry)) return goneAs('withheld', { ...shown, words: '' });
  const entry = entryNow(shown, state.shift, surface);
  if (!entry) return fateOfGone(shown);
  const now = shownOf(entry, surface);
  if (now.said === shown.said) return { entry, shown: now, correction: undefined, differs: false };
  const correction = correctionTo(entry, shown);
  return { entry, shown: now, correction, differs: true };
}

/** That the article does not say something is no claim that has to be taken back when nobody lists the question any more. */
function fateOfGone(shown: Shown): Fate {
  if (wasUnstated(shown)) return { entry: undefined, shown: undefined, correction: undefined, differs: false };
  // What was withheld when it was removed must not be repeated now either.
  return goneAs(shown.said === 'withheld' ? 'withheld' : 'removed', shown);
}

function goneAs(what: 'withheld' | 'removed', shown: Shown): Fate {
  const correction = { what, before: shown.words };
  return { entry: undefined, shown: { ...shown, said: what }, correction, differs: shown.said !== what };
}

/** A fact that only has another id now is the same. */
function entryNow({ entry, said }: Shown, { knowledge }: Shift, surface: string): Entry | undefined {
  const same = findEntry(knowledge, entry);
  if (same || marks.includes(said)) return same;
  return [...knowledge.facts, ...knowledge.notStated].find((one) => saidHash(one, surface) === said);
}

function correctionTo(entry: Entry, shown: Shown): Correction {
  if (entry.kind === 'not-stated')
    return wasUnstated(shown) ? { what: 'requoted', before: '' } : { what: 'removed', before: shown.words };
  if (wasUnstated(shown)) return { what: 'stated-now', before: shown.words };
  const before = shown.words === entry.answer ? '' : shown.words;
  if (marks.includes(shown.said)) return { what: 'back', before };
  return { what: before === '' ? 'requoted' : 'changed', before };
}
