import type { OwnReply } from '../answering/moderator-reply.ts';
import { type Fact, findFact } from '../knowledge/knowledge.ts';
import type { Shown } from '../store/store.ts';
import type { State } from './fate.ts';
import type { NewsData } from './news-data.ts';
import { saidHash, shownOf } from './shown.ts';

/** A post about news, and what it shows: it is corrected as any answer is. */
export type NewsPost = { readonly reply: OwnReply; readonly shown: readonly Shown[] };

/**
 * The post, of what still holds: a fact that has changed again since is told with that change, one that is withheld by now
 * not at all. Undefined where nothing is left to tell.
 */
export function newsReply(news: NewsData, state: State, at: Date): NewsPost | undefined {
  const { incident } = state.shift.knowledge;
  const added = news.added.flatMap(({ id, said, ...more }) =>
    stillSaid(id, said, state).map((fact) => ({ fact, ...more })),
  );
  const changed = news.changed.flatMap(({ id, said, before }) =>
    stillSaid(id, said, state).map((now) => ({ before, now })),
  );
  const removed = news.removed.filter(({ id }) => !state.withheld.has(id) && !findFact(state.shift.knowledge, id));
  const told = [...changed.map(({ now }) => now), ...added.map(({ fact }) => fact)];
  if (told.length + removed.length === 0) return undefined;
  const answers = removed.map(({ answer }) => answer);
  return {
    reply: { kind: 'news', at, incident, added, changed, removed: answers },
    shown: [
      ...told.map((fact) => shownOf(fact, 'told')),
      ...removed.map(({ id, answer }) => ({ entry: id, said: 'removed', words: answer })),
    ],
  };
}

function stillSaid(id: string, said: string, { shift, withheld }: State): Fact[] {
  const fact = findFact(shift.knowledge, id);
  return fact && !withheld.has(id) && saidHash(fact, 'told') === said ? [fact] : [];
}
