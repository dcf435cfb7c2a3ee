import type { Snapshot } from '../../answering/snapshot.ts';
import { type Fact, findEntry } from '../../knowledge/knowledge.ts';
import type { DisplayedItem } from '../../store/store.ts';
import { contentHash, wasNotStated } from './displayed-items.ts';

/**
 * A question that the article did not answer may be answered by a fact of any name now: then it is shown under the name of
 * that fact. Only a fact that came with this swap or names the question counts: that another one is near enough was so before. The
 * same list where there is none.
 */
export function relinkAnsweredQuestions(
  items: readonly DisplayedItem[],
  before: Snapshot,
  after: Snapshot,
): readonly DisplayedItem[] {
  const relinked = items.map((item) => {
    const fact = isNoLongerListed(item, after) ? findNewAnswer(item.displayedText, before, after) : undefined;
    return fact ? { ...item, key: fact.id } : item;
  });
  return relinked.every((item, position) => item === items[position]) ? items : relinked;
}

/** Not stated then, and now neither listed by its id nor in its words. */
function isNoLongerListed(item: DisplayedItem, { knowledge }: Snapshot): boolean {
  if (!wasNotStated(item) || findEntry(knowledge, item.key)) return false;
  return !knowledge.notStated.some((entry) => contentHash(entry, 'answer') === item.contentHash);
}

function findNewAnswer(question: string, before: Snapshot, after: Snapshot): Fact | undefined {
  const answer = after.answerer.answer(question);
  if (answer.kind !== 'answered') return undefined;
  const { fact } = answer;
  const hash = contentHash(fact, 'answer');
  const isNew = !before.knowledge.facts.some((otherFact) => contentHash(otherFact, 'answer') === hash);
  return isNew || [fact.question, ...fact.paraphrases].includes(question) ? fact : undefined;
}
