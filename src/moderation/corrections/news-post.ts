import type { Snapshot } from '../../answering/snapshot.ts';
import { type Fact, findFact } from '../../knowledge/knowledge.ts';
import type { Announcement } from '../../replies/announcement.ts';
import type { DisplayedItem } from '../../store/store.ts';
import { contentHash, displayItem } from './displayed-items.ts';
import { isAnswerWithheld, isItemWithheld } from './item-status.ts';
import type { NewsPayload } from './news-payload.ts';

/** A post about news, and what it shows: it is corrected as any answer is. */
export type NewsPost = { readonly reply: Announcement; readonly items: readonly DisplayedItem[] };

/**
 * The post, of what still holds: a fact that has changed again since is told with that change, one that is withheld by now
 * not at all. Undefined where nothing is left to tell.
 */
export function buildNewsPost(news: NewsPayload, snapshot: Snapshot, plannedAt: Date): NewsPost | undefined {
  const { incident } = snapshot.knowledge;
  const added = news.added.flatMap(({ id, contentHash, ...more }) =>
    findUnchangedFact(id, contentHash, snapshot).map((fact) => ({ fact, ...more })),
  );
  const changed = news.changed.flatMap(({ id, contentHash, before: previousAnswer }) =>
    findUnchangedFact(id, contentHash, snapshot).map((current) => ({
      previousAnswer: isAnswerWithheld(previousAnswer, snapshot) ? current.answer : previousAnswer,
      current,
    })),
  );
  const removed = news.removed
    .filter(({ id }) => !findFact(snapshot.knowledge, id))
    .map(({ id, answer }) => ({ key: id, contentHash: 'removed', displayedText: answer }))
    .filter((item) => !isItemWithheld(item, snapshot));
  const visibleFacts = [...changed.map(({ current }) => current), ...added.map(({ fact }) => fact)];
  if (visibleFacts.length + removed.length === 0) return undefined;
  const answers = removed.map(({ displayedText }) => displayedText);
  return {
    reply: { kind: 'news', createdAt: plannedAt, incident, added, changed, removedAnswers: answers },
    items: [...visibleFacts.map((fact) => displayItem(fact, 'answer')), ...removed],
  };
}

function findUnchangedFact(id: string, expectedHash: string, { knowledge }: Snapshot): Fact[] {
  const fact = findFact(knowledge, id);
  return fact && contentHash(fact, 'answer') === expectedHash ? [fact] : [];
}
