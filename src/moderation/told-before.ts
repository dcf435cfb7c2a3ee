import type { Shift } from '../answering/shift.ts';
import { findEntry } from '../knowledge/knowledge.ts';
import type { Answers } from '../store/store.ts';
import { isWithheld } from './fate.ts';
import { isListed } from './listed.ts';
import { wasUnstated } from './shown.ts';

/** Facts that a server's public answers have shown and that are no more, the latest first, with what they said last. */
export async function toldBefore(
  answers: Answers,
  server: string,
  shift: Shift,
): Promise<readonly { readonly id: string; readonly answer: string }[]> {
  const { knowledge } = shift;
  const all = await answers.since(new Date(0), knowledge.incident.id, server);
  const gone = all
    .toReversed()
    .flatMap(({ shown }) => shown)
    .filter((one) => !isListed(one) && !wasUnstated(one) && !isWithheld(one, shift) && one.words !== '')
    .filter(({ entry }) => !findEntry(knowledge, entry));
  return [...new Map(gone.toReversed().map(({ entry, words }) => [entry, { id: entry, answer: words }])).values()];
}
