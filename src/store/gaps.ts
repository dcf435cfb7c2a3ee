import type { Gap, GapRepository } from './store.ts';
import { chunk, type Database, inTransaction } from './transaction.ts';

const dayMs = 24 * 60 * 60_000;
const maxPerQuestionAndDay = 100;

export type GapLimits = {
  /** Gaps stored for a server, incident and UTC day: a flood of questions must not fill the disk. */
  readonly maxPerDay: number;
  /** Gaps returned by `list`: grouping more would block answers for seconds. */
  readonly maxListed: number;
};
export const defaultGapLimits: GapLimits = { maxPerDay: 5000, maxListed: 5000 };

export function createGapRepository(database: Database, limits: GapLimits): GapRepository {
  return {
    add: (gap, voteId) =>
      inTransaction(database, async (transaction) => {
        if (voteId === undefined && (await isOverLimit(transaction, gap, limits.maxPerDay))) return;
        const { createdAt, entryId, ...rest } = gap;
        const row = {
          ...rest,
          createdAt: createdAt.getTime(),
          entryId: entryId ?? null,
          state: 'open' as const,
          voteId: voteId ?? null,
        };
        await transaction.insertInto('gaps').values(row).execute();
      }),
    async list(serverId, incidentId, limit = limits.maxListed) {
      const rows = await database
        .selectFrom('gaps')
        .selectAll()
        .where('serverId', '=', serverId)
        .where('incidentId', '=', incidentId)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.toReversed().map(({ voteId, entryId, createdAt, ...rest }) => ({
        ...rest,
        entryId: entryId ?? undefined,
        createdAt: new Date(createdAt),
      }));
    },
    setState: (ids, state) =>
      inTransaction(database, async (transaction) => {
        for (const batch of chunk(ids))
          await transaction.updateTable('gaps').set({ state }).where('id', 'in', batch).execute();
      }),
  };
}

type GapSource = Pick<Gap, 'serverId' | 'incidentId' | 'question' | 'kind' | 'createdAt'>;

/** Gaps created by votes do not count: each belongs to one user's vote. */
async function isOverLimit(
  database: Database,
  { serverId, incidentId, question, kind, createdAt }: GapSource,
  maxPerDay: number,
): Promise<boolean> {
  const dayStart = Math.floor(createdAt.getTime() / dayMs) * dayMs;
  const { ofDay, sameQuestion } = await database
    .selectFrom('gaps')
    .select(({ fn }) => [
      fn.countAll<number>().as('ofDay'),
      fn.countAll<number>().filterWhere('question', '=', question).filterWhere('kind', '=', kind).as('sameQuestion'),
    ])
    .where('serverId', '=', serverId)
    .where('incidentId', '=', incidentId)
    .where('createdAt', '>=', dayStart)
    .where('createdAt', '<', dayStart + dayMs)
    .where('voteId', 'is', null)
    .executeTakeFirstOrThrow();
  return sameQuestion >= maxPerQuestionAndDay || ofDay >= maxPerDay;
}
