import { LRUCache } from 'lru-cache';
import { likenessOf } from '../../answering/likeness.ts';
import type { Shift } from '../../answering/shift.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Gap, Store } from '../../store/store.ts';
import { type Group, groupsOf } from './groups.ts';

/** The gaps of a server, grouped once for each state of them and of the knowledge. */
export type Grouping = {
  /** All of them; while many new questions are read, others are answered. */
  all(server: string, shift: Shift): Promise<readonly Group[]>;
  /**
   * The group of one gap for a form, which Discord wants within three seconds: as it was made last, or, where the questions
   * would have to be read first, as far as the latest ones tell.
   */
  soon(server: string, shift: Shift, gap: number): Promise<Group | undefined>;
};

type Made = { readonly knowledge: Knowledge; readonly gaps: readonly Gap[]; readonly groups: readonly Group[] };

/** Incidents of servers at which moderators look at the same time, more or less. */
const mostMade = 20;
/** So many questions are read and grouped in a tenth of a second, or half a second where no word of them is known. */
const mostAtOnce = 300;
/** In ms: so long may a question of somebody else wait. */
const longestSlice = 20;

export function openGrouping({ gaps }: Pick<Store, 'gaps'>): Grouping {
  const made = new LRUCache<string, Made>({ max: mostMade });
  const stateOf = async (server: string, incident: string) => {
    const now = await gaps.all(server, incident);
    const last = made.get(`${server} ${incident}`);
    return { now, last, isSame: last !== undefined && areSame(last.gaps, now) };
  };
  return {
    async all(server, { knowledge }) {
      const { now, last, isSame } = await stateOf(server, knowledge.incident.id);
      if (last && isSame && last.knowledge === knowledge) return last.groups;
      await readAhead(now, knowledge);
      const groups = groupsOf(now, knowledge);
      made.set(`${server} ${knowledge.incident.id}`, { knowledge, gaps: now, groups });
      return groups;
    },
    async soon(server, { knowledge }, gap) {
      const { now, last, isSame } = await stateOf(server, knowledge.incident.id);
      if (last && isSame) return groupWith(gap, last.groups);
      const isRead = last?.knowledge === knowledge;
      const some = now.filter(({ id }, place) => isRead || id === gap || place >= now.length - mostAtOnce);
      return groupWith(gap, groupsOf(some, knowledge));
    },
  };
}

/** Found too if it has an answer by now: it was pressed on a list that somebody opened before. */
export function groupWith(gap: number, groups: readonly Group[]): Group | undefined {
  return groups.find(({ gaps }) => gaps.some(({ id }) => id === gap));
}

/** Reads questions that are to be grouped, a few at a time. */
export async function readAhead(gaps: readonly Gap[], knowledge: Knowledge): Promise<void> {
  const likeness = likenessOf(knowledge);
  let start = performance.now();
  for (const { question } of gaps) {
    likeness.read(question);
    if (performance.now() - start < longestSlice) continue;
    await new Promise((resolve) => setImmediate(resolve));
    start = performance.now();
  }
}

function areSame(some: readonly Gap[], others: readonly Gap[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ id, state }, place) => others[place]?.id === id && others[place].state === state)
  );
}
