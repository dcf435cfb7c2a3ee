import type { OwnReply } from '../answering/own-reply.ts';
import type { Shift } from '../answering/shift.ts';
import { type Fact, findFact } from '../knowledge/knowledge.ts';
import type { Shown } from '../store/store.ts';
import { isAnswerWithheld, isWithheld } from './fate.ts';
import type { NewsData } from './news-data.ts';
import { saidHash, shownOf } from './shown.ts';

/** A post about news, and what it shows: it is corrected as any answer is. */
export type NewsPost = { readonly reply: OwnReply; readonly shown: readonly Shown[] };

/**
 * The post, of what still holds: a fact that has changed again since is told with that change, one that is withheld by now
 * not at all. Undefined where nothing is left to tell.
 */
export function newsReply(news: NewsData, shift: Shift, at: Date): NewsPost | undefined {
  const { incident } = shift.knowledge;
  const added = news.added.flatMap(({ id, said, ...more }) =>
    stillSaid(id, said, shift).map((fact) => ({ fact, ...more })),
  );
  const changed = news.changed.flatMap(({ id, said, before }) =>
    stillSaid(id, said, shift).map((now) => ({ before: isAnswerWithheld(before, shift) ? now.answer : before, now })),
  );
  const removed = news.removed
    .filter(({ id }) => !findFact(shift.knowledge, id))
    .map(({ id, answer }) => ({ entry: id, said: 'removed', words: answer }))
    .filter((shown) => !isWithheld(shown, shift));
  const told = [...changed.map(({ now }) => now), ...added.map(({ fact }) => fact)];
  if (told.length + removed.length === 0) return undefined;
  const answers = removed.map(({ words }) => words);
  return {
    reply: { kind: 'news', at, incident, added, changed, removed: answers },
    shown: [...told.map((fact) => shownOf(fact, 'told')), ...removed],
  };
}

function stillSaid(id: string, said: string, { knowledge }: Shift): Fact[] {
  const fact = findFact(knowledge, id);
  return fact && saidHash(fact, 'told') === said ? [fact] : [];
}
