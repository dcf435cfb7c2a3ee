import type { Snapshot } from '../../../answering/snapshot.ts';
import type { GroupedGaps } from './gap-groups.ts';

/** So many of the most asked groups are tried again; each takes some 0.2 ms, and nobody pages so far. */
const maxRecheckedGroups = 300;

/**
 * The groups that wait for somebody: without those whose question has an answer by now, as after an upload. A vote against an
 * answer waits until somebody deals with it.
 */
export function findOpenGroups(groups: readonly GroupedGaps[], snapshot: Snapshot): GroupedGaps[] {
  return groups.filter((group, position) => position >= maxRecheckedGroups || !hasAnswer(group, snapshot));
}

function hasAnswer({ summary: { kinds, question } }: GroupedGaps, { answerer }: Snapshot): boolean {
  if (kinds.some((kind) => kind === 'not-asked' || kind === 'unsupported')) return false;
  const { kind } = answerer.answer(question);
  return kind !== 'no-match' && kind !== 'unsure';
}
