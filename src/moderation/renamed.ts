import type { Shift } from '../answering/shift.ts';
import { type Fact, findEntry } from '../knowledge/knowledge.ts';
import type { Shown } from '../store/store.ts';
import { saidHash, wasUnstated } from './shown.ts';

/**
 * A question that the article did not answer may be answered by a fact of any name now: then it is shown under the name of
 * that fact. Only a fact that came with this swap or names the question counts: that another one is near enough was so before. The
 * same list where there is none.
 */
export function renamed(shown: readonly Shown[], before: Shift, after: Shift): readonly Shown[] {
  const all = shown.map((one) => {
    const fact = isLost(one, after) ? newAnswer(one.words, before, after) : undefined;
    return fact ? { ...one, entry: fact.id } : one;
  });
  return all.every((one, place) => one === shown[place]) ? shown : all;
}

/** Not stated then, and now neither listed by its id nor in its words. */
function isLost(shown: Shown, { knowledge }: Shift): boolean {
  if (!wasUnstated(shown) || findEntry(knowledge, shown.entry)) return false;
  return !knowledge.notStated.some((entry) => saidHash(entry, 'told') === shown.said);
}

function newAnswer(question: string, before: Shift, after: Shift): Fact | undefined {
  const answer = after.answerer.answer(question);
  if (answer.kind !== 'answered') return undefined;
  const { fact } = answer;
  const said = saidHash(fact, 'told');
  const isNew = !before.knowledge.facts.some((one) => saidHash(one, 'told') === said);
  return isNew || [fact.question, ...fact.asked].includes(question) ? fact : undefined;
}
