import type { Snapshot } from '../../answering/snapshot.ts';
import { findEntry } from '../../knowledge/knowledge.ts';
import type { AnswerRepository } from '../../store/store.ts';
import { parseDisplay } from './displayed-items.ts';
import { isItemWithheld } from './item-status.ts';

/** Facts that a server's public answers have shown and that no longer exist, each with its last answer. */
export async function findRemovedFacts(
  answers: AnswerRepository,
  serverId: string,
  snapshot: Snapshot,
): Promise<readonly { readonly id: string; readonly answer: string }[]> {
  const { knowledge } = snapshot;
  const publicAnswers = await answers.listSince(new Date(0), knowledge.incident.id, serverId);
  const removed = publicAnswers
    .flatMap((answer) => parseDisplay(answer).items)
    .flatMap((item) => {
      const { reference, displayedText } = item;
      if (reference.kind !== 'fact' || displayedText === '') return [];
      if (findEntry(knowledge, reference.id) || isItemWithheld(item, snapshot)) return [];
      return [{ id: reference.id, answer: displayedText }];
    });
  return [...new Map(removed.map((fact) => [fact.id, fact])).values()];
}
