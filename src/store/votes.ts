import type { Vote, VoteRepository } from './store.ts';
import { chunk, type Database, inTransaction } from './transaction.ts';

export function createVoteRepository(database: Database): VoteRepository {
  return {
    cast: (vote) => inTransaction(database, (transaction) => cast(transaction, vote)),
    counts: (serverId, incidentId, since) =>
      database
        .selectFrom('votes')
        .select(({ fn }) => ['entryId', 'kind', fn.countAll<number>().as('count')])
        .where('serverId', '=', serverId)
        .where('incidentId', '=', incidentId)
        .where('createdAt', '>=', since.getTime())
        .groupBy(['entryId', 'kind'])
        .orderBy('count', 'desc')
        .orderBy('entryId')
        .orderBy('kind')
        .execute(),
    async messageIds() {
      const rows = await database.selectFrom('votes').select('messageId').distinct().orderBy('messageId').execute();
      return rows.map(({ messageId }) => messageId);
    },
    forget: (voterHashes) => inTransaction(database, (transaction) => forget(transaction, voterHashes)),
  };
}

/** Deletes the earlier vote instead of updating it, because its gap is deleted with the row. */
async function cast(database: Database, { createdAt, ...rest }: Vote): ReturnType<VoteRepository['cast']> {
  await database
    .deleteFrom('votes')
    .where('messageId', '=', rest.messageId)
    .where('voterHash', '=', rest.voterHash)
    .execute();
  return database
    .insertInto('votes')
    .values({ ...rest, createdAt: createdAt.getTime() })
    .returning('id')
    .executeTakeFirstOrThrow();
}

async function forget(database: Database, voterHashes: readonly string[]): Promise<void> {
  for (const batch of chunk(voterHashes)) await database.deleteFrom('votes').where('voterHash', 'in', batch).execute();
}
