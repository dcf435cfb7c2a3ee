import { dayOf } from './daily-counts.ts';
import type { Retention } from './store.ts';
import { type Database, inTransaction } from './transaction.ts';

export function createRetention(database: Database): Retention {
  return {
    clean: (before) => inTransaction(database, (transaction) => clean(transaction, before)),
    forget: (userId) => inTransaction(database, (transaction) => forget(transaction, userId)),
  };
}

/** Foreign keys delete the items and corrections of an answer, and the gap of a vote. */
async function clean(database: Database, before: Date): Promise<void> {
  await database.deleteFrom('answers').where('postedAt', '<', before.getTime()).execute();
  for (const table of ['votes', 'gaps', 'outbox'] as const)
    await database.deleteFrom(table).where('createdAt', '<', before.getTime()).execute();
  for (const table of ['dailyOutcomeCounts', 'dailyEntryCounts'] as const)
    await database.deleteFrom(table).where('day', '<', dayOf(before)).execute();
}

async function forget(database: Database, userId: string): Promise<void> {
  for (const table of ['revisions', 'withholdings', 'auditLog'] as const)
    await database.updateTable(table).set({ moderatorId: null }).where('moderatorId', '=', userId).execute();
  await forgetInQueuedLogPosts(database, userId);
}

/** A queued log post contains the moderator's id in its payload, as `by`. */
async function forgetInQueuedLogPosts(database: Database, userId: string): Promise<void> {
  const posts = await database.selectFrom('outbox').select(['id', 'payload']).where('kind', '=', 'log').execute();
  // In a JSON string the quotation marks would be escaped.
  const postsOfUser = posts.filter(({ payload }) => payload.includes(`"by":${JSON.stringify(userId)}`));
  for (const { id, payload } of postsOfUser) {
    const { by: _, ...rest }: { by?: unknown } = JSON.parse(payload);
    await database
      .updateTable('outbox')
      .set({ payload: JSON.stringify(rest) })
      .where('id', '=', id)
      .execute();
  }
}
