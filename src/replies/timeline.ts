import type { Knowledge } from '../knowledge/knowledge.ts';
import { paginate } from './pagination.ts';
import type { Timeline } from './reply.ts';

/** An answer and a sentence take some 400 characters. */
const factsPerPage = 4;

/** One page of what happened when; the nearest one where there is no such page. */
export function buildTimeline(knowledge: Knowledge, page: number): Timeline {
  const timed = knowledge.facts
    .filter(({ time }) => time)
    .toSorted((a, b) => (a.time?.sort ?? '').localeCompare(b.time?.sort ?? ''));
  return { kind: 'timeline', facts: paginate(timed, page, factsPerPage), incident: knowledge.incident };
}
