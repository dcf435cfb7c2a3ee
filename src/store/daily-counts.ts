import type { AnswerRepository } from './store.ts';
import { type Database, inTransaction } from './transaction.ts';

/** Numbers per day only: neither users nor questions are stored. */
export function createDailyCounts(
  database: Database,
): Pick<AnswerRepository, 'countQuestion' | 'outcomeCounts' | 'entryCounts'> {
  return {
    countQuestion: (serverId, incidentId, askedAt, outcome, entryIds) =>
      inTransaction(database, async (transaction) => {
        const common = { serverId, incidentId, day: dayOf(askedAt), count: 1 };
        await transaction
          .insertInto('dailyOutcomeCounts')
          .values({ ...common, outcome })
          .onConflict((conflict) =>
            conflict
              .columns(['serverId', 'incidentId', 'day', 'outcome'])
              .doUpdateSet((existing) => ({ count: existing('dailyOutcomeCounts.count', '+', 1) })),
          )
          .execute();
        for (const entryId of new Set(entryIds)) {
          await transaction
            .insertInto('dailyEntryCounts')
            .values({ ...common, entryId })
            .onConflict((conflict) =>
              conflict
                .columns(['serverId', 'incidentId', 'day', 'entryId'])
                .doUpdateSet((existing) => ({ count: existing('dailyEntryCounts.count', '+', 1) })),
            )
            .execute();
        }
      }),
    outcomeCounts: (serverId, incidentId, since) =>
      database
        .selectFrom('dailyOutcomeCounts')
        .select(['day', 'outcome', 'count'])
        .where('serverId', '=', serverId)
        .where('incidentId', '=', incidentId)
        .where('day', '>=', dayOf(since))
        .orderBy('day')
        .orderBy('outcome')
        .execute(),
    entryCounts: (serverId, incidentId, since) =>
      database
        .selectFrom('dailyEntryCounts')
        .select(({ fn }) => ['entryId', fn.sum<number>('count').as('count')])
        .where('serverId', '=', serverId)
        .where('incidentId', '=', incidentId)
        .where('day', '>=', dayOf(since))
        .groupBy('entryId')
        .orderBy('count', 'desc')
        .orderBy('entryId')
        .execute(),
  };
}

/** YYYY-MM-DD in UTC, which sorts as text. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
