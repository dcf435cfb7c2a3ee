import type { Snapshot } from '../../answering/snapshot.ts';
import { type Fact, findEntry } from '../../knowledge/knowledge.ts';
import { answerLayout, contentHash, type RecordedItem } from './displayed-items.ts';
import { entryIdOf, wasNotStated } from './item-status.ts';

/**
 * Links a not-stated question to the fact that answers it now, whatever the fact's id. The fact must be new or contain the
 * question: any other fact was as close before the change. Returns the same list if nothing was linked.
 */
export function relinkAnsweredQuestions(
  items: readonly RecordedItem[],
  before: Snapshot,
  after: Snapshot,
): readonly RecordedItem[] {
  const relinked = items.map((item): RecordedItem => {
    const fact = isNoLongerListed(item, after) ? findNewAnswer(item.displayedText, before, after) : undefined;
    return fact ? { ...item, reference: { kind: 'not-stated', id: fact.id } } : item;
  });
  return relinked.every((item, index) => item === items[index]) ? items : relinked;
}

/** Neither its id nor its content is listed as not stated. */
function isNoLongerListed(item: RecordedItem, { knowledge }: Snapshot): boolean {
  if (!wasNotStated(item) || findEntry(knowledge, entryIdOf(item) ?? '')) return false;
  return !knowledge.notStated.some((entry) => contentHash(entry, answerLayout) === item.contentHash);
}

function findNewAnswer(question: string, before: Snapshot, after: Snapshot): Fact | undefined {
  const answer = after.answerer.answer(question);
  if (answer.kind !== 'answered') return undefined;
  const { fact } = answer;
  const hash = contentHash(fact, answerLayout);
  const isNew = !before.knowledge.facts.some((otherFact) => contentHash(otherFact, answerLayout) === hash);
  return isNew || [fact.question, ...fact.paraphrases].includes(question) ? fact : undefined;
}
