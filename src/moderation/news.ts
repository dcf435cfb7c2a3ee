import type { Shift } from '../answering/shift.ts';
import { type Difference, differenceOf } from '../knowledge/difference.ts';
import type { Fact } from '../knowledge/knowledge.ts';
import type { Stores } from '../store/store.ts';
import type { NewsData } from './news-data.ts';
import { saidHash } from './shown.ts';
import type { Swap } from './swap.ts';

/**
 * Queues a post for each server that follows the news and is told something new by this change; in its transaction. What is
 * withheld or told again is no news. What the post reads is decided when it is its turn.
 */
export async function planNews({ settings, outbox }: Stores, swap: Swap): Promise<void> {
  for (const [server, { newsChannel }] of await settings.all()) {
    if (newsChannel === undefined || !swap.concerns(server)) continue;
    const news = newsOf(swap.before(server), swap.after(server));
    if (!news) continue;
    const data = JSON.stringify({ incident: swap.incident, ...news } satisfies NewsData);
    await outbox.add({ server, channel: newsChannel, at: swap.at, work: { kind: 'news', data } });
  }
}

function newsOf(before: Shift, after: Shift): Omit<NewsData, 'incident'> | undefined {
  // The first state of an incident is all there is, and not what is new in it.
  if (before.knowledge.facts.length === 0) return undefined;
  const { added, changed, removed } = toldDifference(before, after);
  if (added.length + changed.length + removed.length === 0) return undefined;
  const answers = unstatedBefore(before, after);
  return {
    added: added.map((fact) => ({ ...told(fact), ...answers(fact) })),
    changed: changed.map((change) => ({ ...told(change.after), before: change.before.answer })),
    removed: removed.map(({ id, answer }) => ({ id, answer })),
  };
}

/** Without what either state withholds, and without facts that only have another id now. */
function toldDifference(before: Shift, after: Shift): Pick<Difference, 'added' | 'changed' | 'removed'> {
  const { added, changed, removed } = differenceOf(before.knowledge, after.knowledge);
  const isTold = ({ id }: Fact) => !before.withheld.has(id) && !after.withheld.has(id);
  const [old, next] = [saidBy(before), saidBy(after)];
  return {
    added: added.filter((fact) => isTold(fact) && !old.has(saidHash(fact, 'told'))),
    changed: changed.filter((change) => isTold(change.after)),
    removed: removed.filter((fact) => isTold(fact) && !next.has(saidHash(fact, 'told'))),
  };
}

function saidBy({ knowledge }: Shift): ReadonlySet<string> {
  return new Set(knowledge.facts.map((fact) => saidHash(fact, 'told')));
}

function told(fact: Fact): { id: string; said: string } {
  return { id: fact.id, said: saidHash(fact, 'told') };
}

/** The question that was listed as not stated, and is answered by a fact now. */
function unstatedBefore(before: Shift, { knowledge, answerer }: Shift): (fact: Fact) => { unstatedBefore?: string } {
  const still = new Set(knowledge.notStated.map(({ id }) => id));
  const answered = before.knowledge.notStated
    .filter(({ id }) => !still.has(id))
    .map(({ id, question }) => ({ id, question, answer: answerer.answer(question) }));
  return ({ id }) => {
    const found = answered.find(
      (one) => one.id === id || (one.answer.kind === 'answered' && one.answer.fact.id === id),
    );
    return found ? { unstatedBefore: found.question } : {};
  };
}
