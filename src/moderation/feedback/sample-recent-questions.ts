import type { Store } from '../../store/store.ts';
import type { RecentQuestions } from './recent-questions.ts';

/** What was asked in vain is in the database, what was answered of late in memory; neither tells who asked. */
export function sampleRecentQuestions(store: Store, recentQuestions: RecentQuestions) {
  return async (serverId: string, incidentId: string): Promise<readonly string[]> => {
    const gaps = await store.gaps.list(serverId, incidentId);
    const unanswered = gaps
      .filter(({ kind }) => kind === 'unmatched' || kind === 'unsure')
      .map(({ question }) => question);
    return [...new Set([...recentQuestions.forIncident(serverId, incidentId), ...unanswered.toReversed()])].slice(
      0,
      maxSampledQuestions,
    );
  };
}

/** Enough to see what a change does; each takes some 0.5 ms. */
const maxSampledQuestions = 200;
