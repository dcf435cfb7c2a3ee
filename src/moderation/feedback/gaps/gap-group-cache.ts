import { LRUCache } from 'lru-cache';
import { questionSimilarity } from '../../../answering/question-similarity.ts';
import type { Snapshot } from '../../../answering/snapshot.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Gap, Store } from '../../../store/store.ts';
import { type GroupedGaps, groupGaps } from './gap-groups.ts';

/** The gaps of a server, grouped once for each state of them and of the knowledge. */
export type GapGroupCache = {
  /** All of them; while many new questions are read, others are answered. */
  all(serverId: string, snapshot: Snapshot): Promise<readonly GroupedGaps[]>;
  /**
   * The group of one gap for a form, which Discord wants within three seconds: as it was made last, or, where the questions
   * would have to be read first, as far as the latest ones tell.
   */
  findQuickly(serverId: string, snapshot: Snapshot, gapId: number): Promise<GroupedGaps | undefined>;
};

type CachedGroups = {
  readonly knowledge: Knowledge;
  readonly gaps: readonly Gap[];
  readonly groups: readonly GroupedGaps[];
};

/** Incidents of servers at which moderators look at the same time, more or less. */
const maxCachedServers = 20;
/** So many questions are read and grouped in a tenth of a second, or half a second where no word of them is known. */
const maxQuickGaps = 300;
/** In ms: so long may a question of somebody else wait. */
const maxSliceMs = 20;

export function createGapGroupCache({ gaps }: Pick<Store, 'gaps'>): GapGroupCache {
  const cache = new LRUCache<string, CachedGroups>({ max: maxCachedServers });
  const readGaps = async (serverId: string, incidentId: string) => {
    const current = await gaps.list(serverId, incidentId);
    const cached = cache.get(`${serverId} ${incidentId}`);
    return { now: current, last: cached, isSame: cached !== undefined && areSameGaps(cached.gaps, current) };
  };
  return {
    async all(serverId, { knowledge }) {
      const { now: current, last: cached, isSame } = await readGaps(serverId, knowledge.incident.id);
      if (cached && isSame && cached.knowledge === knowledge) return cached.groups;
      await preloadQuestions(current, knowledge);
      const groups = groupGaps(current, knowledge);
      cache.set(`${serverId} ${knowledge.incident.id}`, { knowledge, gaps: current, groups });
      return groups;
    },
    async findQuickly(serverId, { knowledge }, gapId) {
      const { now: current, last: cached, isSame } = await readGaps(serverId, knowledge.incident.id);
      if (cached && isSame) return findGroup(gapId, cached.groups);
      const isWarm = cached?.knowledge === knowledge;
      const recentGaps = current.filter(
        ({ id }, position) => isWarm || id === gapId || position >= current.length - maxQuickGaps,
      );
      return findGroup(gapId, groupGaps(recentGaps, knowledge));
    },
  };
}

/** Found too if it has an answer by now: it was pressed on a list that somebody opened before. */
export function findGroup(gapId: number, groups: readonly GroupedGaps[]): GroupedGaps | undefined {
  return groups.find(({ gaps }) => gaps.some(({ id }) => id === gapId));
}

/** Reads questions that are to be grouped, a few at a time. */
export async function preloadQuestions(gaps: readonly Gap[], knowledge: Knowledge): Promise<void> {
  const similarity = questionSimilarity(knowledge);
  let sliceStart = performance.now();
  for (const { question } of gaps) {
    similarity.prepare(question);
    if (performance.now() - sliceStart < maxSliceMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    sliceStart = performance.now();
  }
}

function areSameGaps(gaps: readonly Gap[], others: readonly Gap[]): boolean {
  return (
    gaps.length === others.length &&
    gaps.every(({ id, state }, position) => others[position]?.id === id && others[position].state === state)
  );
}
