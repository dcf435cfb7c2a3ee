import type { AuditLogRepository } from './store.ts';
import { type Database, inTransaction } from './transaction.ts';

export function createAuditLogRepository(database: Database): AuditLogRepository {
  return {
    async add({ moderatorId, createdAt, ...rest }) {
      await database
        .insertInto('auditLog')
        .values({ ...rest, moderatorId: moderatorId ?? null, createdAt: createdAt.getTime() })
        .execute();
    },
    page: (serverIds, page, pageSize) =>
      inTransaction(database, async (transaction) => {
        const entries = transaction.selectFrom('auditLog').where('serverId', 'in', serverIds);
        const { count } = await entries.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
        const rows = await entries
          .selectAll()
          .orderBy('id', 'desc')
          .limit(pageSize)
          .offset((page - 1) * pageSize)
          .execute();
        const items = rows.map(({ moderatorId, createdAt, ...rest }) => ({
          ...rest,
          moderatorId: moderatorId ?? undefined,
          createdAt: new Date(createdAt),
        }));
        return { items, pageCount: Math.max(1, Math.ceil(count / pageSize)) };
      }),
  };
}
