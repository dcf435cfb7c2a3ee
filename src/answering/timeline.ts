import type { Knowledge } from '../knowledge/knowledge.ts';
import { pageOf } from './pages.ts';
import type { Timeline } from './reply.ts';

/** An answer and a sentence take some 400 characters. */
const pageSize = 4;

/** One page of what happened when; the nearest one where there is no such page. */
export function timelineOf(knowledge: Knowledge, page: number): Timeline {
  const timed = knowledge.facts
    .filter(({ time }) => time)
    .toSorted((a, b) => (a.time?.sort ?? '').localeCompare(b.time?.sort ?? ''));
  return { kind: 'timeline', facts: pageOf(timed, page, pageSize), incident: knowledge.incident };
}
