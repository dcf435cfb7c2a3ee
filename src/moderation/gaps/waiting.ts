import type { Shift } from '../../answering/shift.ts';
import type { Gap } from '../../store/store.ts';
import { type Group, groupsOf } from './groups.ts';

/** So many of the most asked groups are tried again; each takes some 0.2 ms, and nobody pages so far. */
const mostTried = 300;

/**
 * The groups that wait for somebody: without those whose question has an answer by now, as after an upload. A vote against an
 * answer waits until somebody deals with it.
 */
export function waitingGroups(gaps: readonly Gap[], shift: Shift, since?: Date): Group[] {
  return groupsOf(gaps, shift.knowledge, since).filter((group, place) => place >= mostTried || !isServed(group, shift));
}

function isServed({ shown: { kinds, question } }: Group, { answerer }: Shift): boolean {
  if (kinds.some((kind) => kind === 'not-asked' || kind === 'unsupported')) return false;
  const { kind } = answerer.answer(question);
  return kind !== 'no-match' && kind !== 'unsure';
}
