import type { OwnReply } from '../answering/moderator-reply.ts';
import { type Fact, findFact } from '../knowledge/knowledge.ts';
import type { State } from './fate.ts';
import type { NewsData } from './news-data.ts';
import { saidHash } from './shown.ts';

/**
 * The post, of what still holds: a fact that has changed again since is told with that change, one that is withheld by now
 * not at all. Undefined where nothing is left to tell.
 */
export function newsReply(news: NewsData, state: State, at: Date): OwnReply | undefined {
  const { knowledge } = state.shift;
  const added = news.added.flatMap(({ id, said, ...more }) =>
    stillSaid(id, said, state).map((fact) => ({ fact, ...more })),
  );
  const changed = news.changed.flatMap(({ id, said, before }) =>
    stillSaid(id, said, state).map((now) => ({ before, now })),
  );
  const removed = news.removed.filter(({ id }) => !state.withheld.has(id) && !findFact(knowledge, id));
  if (added.length + changed.length + removed.length === 0) return undefined;
  const answers = removed.map(({ answer }) => answer);
  return { kind: 'news', at, incident: knowledge.incident, added, changed, removed: answers };
}

function stillSaid(id: string, said: string, { shift, withheld }: State): Fact[] {
  const fact = findFact(shift.knowledge, id);
  return fact && !withheld.has(id) && saidHash(fact, 'told') === said ? [fact] : [];
}
