import type { Store } from '../store/store.ts';
import type { Questions } from './describe.ts';
import type { RecentQuestions } from './recent-questions.ts';

/** What was asked in vain is in the database, what was answered of late in memory; neither tells who asked. */
export function askedOfLate(store: Store, recent: RecentQuestions): Questions['recentQuestions'] {
  return async (server: string, incident: string) => {
    const gaps = await store.gaps.all(server, incident);
    const asked = gaps.filter(({ kind }) => kind === 'unmatched' || kind === 'unsure').map(({ question }) => question);
    return [...new Set([...recent.of(server, incident), ...asked.toReversed()])].slice(0, mostRecent);
  };
}

/** Enough to see what a change does; each takes some 0.5 ms. */
const mostRecent = 200;
