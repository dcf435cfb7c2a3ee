import { LRUCache } from 'lru-cache';
import { questionSimilarity } from '../../../answering/question-similarity.ts';
import type { Snapshot } from '../../../answering/snapshot.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Gap, Store } from '../../../store/store.ts';
import { mapInSlices } from '../../state/time-slices.ts';
import { type GroupedGaps, groupGaps } from './gap-groups.ts';

/** The groups of a server's gaps, computed once per change of the gaps or of the knowledge. */
export type GapGroupCache = {
  /** All groups. Yields to the event loop while it reads many new questions. */
  all(serverId: string, snapshot: Snapshot): Promise<readonly GroupedGaps[]>;
  /**
   * The group of one gap for a modal, which Discord expects within 3 seconds: from the last grouping, or from the most recent questions if
   * grouping would take too long.
   */
  findQuickly(serverId: string, snapshot: Snapshot, gapId: number): Promise<GroupedGaps | undefined>;
};

type CachedGroups = {
  readonly knowledge: Knowledge;
  readonly gaps: readonly Gap[];
  readonly groups: readonly GroupedGaps[];
};

/** The expected number of incidents that moderators review at the same time. */
const maxCachedServers = 20;
/** Grouping this many questions takes about 0.1 s, or 0.5 s if none of their words is known. */
const maxQuickGaps = 300;

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

/** Also finds a group that has an answer now: the button may be on an older list. */
export function findGroup(gapId: number, groups: readonly GroupedGaps[]): GroupedGaps | undefined {
  return groups.find(({ gaps }) => gaps.some(({ id }) => id === gapId));
}

/** Reads the questions to group, a few at a time. */
export async function preloadQuestions(gaps: readonly Gap[], knowledge: Knowledge): Promise<void> {
  const similarity = questionSimilarity(knowledge);
  await mapInSlices(gaps, ({ question }) => similarity.prepare(question));
}

function areSameGaps(gaps: readonly Gap[], others: readonly Gap[]): boolean {
  return (
    gaps.length === others.length &&
    gaps.every(({ id, state }, position) => others[position]?.id === id && others[position].state === state)
  );
}
