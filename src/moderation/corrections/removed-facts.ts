import type { Snapshot } from '../../answering/snapshot.ts';
import { findEntry } from '../../knowledge/knowledge.ts';
import type { AnswerRepository } from '../../store/store.ts';
import { wasNotStated } from './displayed-items.ts';
import { isItemWithheld } from './item-status.ts';
import { isListedItem } from './listed-items.ts';

/** Facts that a server's public answers have shown and that are no more, the latest first, with what they said last. */
export async function findRemovedFacts(
  answers: AnswerRepository,
  serverId: string,
  snapshot: Snapshot,
): Promise<readonly { readonly id: string; readonly answer: string }[]> {
  const { knowledge } = snapshot;
  const recentAnswers = await answers.listSince(new Date(0), knowledge.incident.id, serverId);
  const removed = recentAnswers
    .toReversed()
    .flatMap(({ items }) => items)
    .filter(
      (item) =>
        !isListedItem(item) && !wasNotStated(item) && !isItemWithheld(item, snapshot) && item.displayedText !== '',
    )
    .filter(({ key }) => !findEntry(knowledge, key));
  return [
    ...new Map(
      removed.toReversed().map(({ key, displayedText }) => [key, { id: key, answer: displayedText }]),
    ).values(),
  ];
}
