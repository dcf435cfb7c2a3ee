import type { Correction } from '../answering/own-reply.ts';
import { wordsOf } from '../answering/saying.ts';
import type { Shift } from '../answering/shift.ts';
import { type Entry, findEntry } from '../knowledge/knowledge.ts';
import type { Shown } from '../store/store.ts';
import { isListed, isListedWithheld } from './listed.ts';
import { saidHash, shownOf, wasUnstated } from './shown.ts';

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

const marks: readonly string[] = ['withheld', 'removed'] satisfies Correction['what'][];

/** In place of a hash, where a message already says that something of it is gone. */
export function isMarked({ said }: Pick<Shown, 'said'>): boolean {
  return marks.includes(said);
}

/** `surface` as in PublicAnswer: how the message is drawn. */
export function fateOf(shown: Shown, shift: Shift, surface: string): Fate {
  if (isWithheld(shown, shift)) return goneAs('withheld', { ...shown, words: '' });
  if (isListed(shown)) return fateOfListed(shown);
  const entry = entryNow(shown, shift, surface);
  if (!entry) return fateOfGone(shown);
  const now = shownOf(entry, surface);
  if (now.said === shown.said) return { entry, shown: now, correction: undefined, differs: false };
  const correction = correctionTo(entry, shown);
  return { entry, shown: now, correction, differs: true };
}

/** By its id, or since it says what is withheld under another one. */
export function isWithheld(shown: Shown, shift: Shift): boolean {
  if (isListed(shown)) return isListedWithheld(shown, shift);
  if (shift.withholds.has(shown.entry) || shift.withheld.has(shown.entry)) return true;
  return !wasUnstated(shown) && isAnswerWithheld(shown.words, shift);
}

/** Whether these words are the answer of a fact that is withheld. */
export function isAnswerWithheld(answer: string, { withholds }: Shift): boolean {
  const words = wordsOf(answer);
  return words !== '' && [...withholds.values()].some((saying) => saying.answer === words);
}

/** A list shows what it showed, whatever has changed; only what was withheld may be told again. */
function fateOfListed(shown: Shown): Fate {
  if (!isMarked(shown)) return { entry: undefined, shown, correction: undefined, differs: false };
  return { entry: undefined, shown: undefined, correction: { what: 'back', before: '' }, differs: true };
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
function entryNow(shown: Shown, { knowledge }: Shift, surface: string): Entry | undefined {
  const same = findEntry(knowledge, shown.entry);
  if (same || isMarked(shown)) return same;
  return [...knowledge.facts, ...knowledge.notStated].find((one) => saidHash(one, surface) === shown.said);
}

function correctionTo(entry: Entry, shown: Shown): Correction {
  if (entry.kind === 'not-stated')
    return wasUnstated(shown) ? { what: 'requoted', before: '' } : { what: 'removed', before: shown.words };
  if (wasUnstated(shown)) return { what: 'stated-now', before: shown.words };
  const before = shown.words === entry.answer ? '' : shown.words;
  if (isMarked(shown)) return { what: 'back', before };
  return { what: before === '' ? 'requoted' : 'changed', before };
}
