import type { Reply } from '../answering/reply.ts';
import type { Entry } from '../knowledge/knowledge.ts';
import type { Shown } from '../store/store.ts';
import { hash } from './hash.ts';
import { listedIn } from './listed.ts';
import { surfaceOf } from './surface.ts';

/** What a message shows, in its order; nothing for replies that are never corrected. */
export function shownIn(reply: Reply): readonly Shown[] {
  const surface = surfaceOf(reply);
  if (surface === undefined) return [];
  switch (reply.kind) {
    case 'answered':
    case 'not-stated':
      return [reply, ...reply.more].map((told) => shownOf(told.kind === 'answered' ? told.fact : told.entry, surface));
    case 'timeline':
      return reply.facts.items.map((fact) => shownOf(fact, surface));
    case 'facts':
    case 'context':
    case 'unsure':
    case 'no-match':
      return listedIn(reply);
    default:
      return [];
  }
}

/** What a message of this surface shows of an entry. Of a thing not stated the words are its question. */
export function shownOf(entry: Entry, surface: string): Shown {
  const words = entry.kind === 'fact' ? entry.answer : entry.question;
  return { entry: entry.id, said: saidHash(entry, surface), words };
}

const unstated = 'not-stated ';

/** Whether it was told that the article does not say this. */
export function wasUnstated({ said }: Shown): boolean {
  return said.startsWith(unstated);
}

/**
 * Two entries with the same hash read the same on this surface: answer, who says it, quotations and who says those; on a
 * timeline the time too. Ids and the numbers of sentences do not count: a fact that is only called otherwise says the same.
 */
export function saidHash(entry: Entry, surface: string): string {
  if (entry.kind === 'not-stated') return unstated + hash([entry.question, entry.nearest && cited(entry.nearest)]);
  const { answer, saidBy, status, citations, time } = entry;
  const written = surface === 'told' ? undefined : time?.written;
  return `fact ${hash([answer, saidBy.name, saidBy.role, status, citations.map(cited), written])}`;
}

type Cited = { readonly quote: string; readonly speaker: { readonly name: string } };

function cited({ quote, speaker }: Cited): readonly string[] {
  return [quote, speaker.name];
}
