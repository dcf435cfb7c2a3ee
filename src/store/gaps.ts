import type { Gap, GapRepository } from './store.ts';
import { chunk, type Database, inTransaction } from './transaction.ts';

/** In ms. */
const dayMs = 24 * 60 * 60_000;
/** Whoever floods a server with questions fills no disk; nobody reads so many. */
const maxPerQuestionAndDay = 100;
const maxPerDay = 5000;
/** To read and group more would take seconds in which no question is answered. */
const maxListed = 5000;

export function createGapRepository(database: Database): GapRepository {
  return {
    add: (gap, voteId) =>
      inTransaction(database, async (transaction) => {
        if (voteId === undefined && (await isOverLimit(transaction, gap))) return;
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
    async list(serverId, incidentId, limit = maxListed) {
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

/** Whether enough of that day is kept already, of this question or of all. Gaps of votes do not count: each is one person's. */
async function isOverLimit(
  database: Database,
  { serverId, incidentId, question, kind, createdAt }: GapSource,
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
