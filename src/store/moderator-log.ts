import type { ModeratorLog } from './store.ts';
import { type Database, whole } from './transaction.ts';

export function moderatorLogIn(database: Database): ModeratorLog {
  return {
    async add({ by, at, ...rest }) {
      await database
        .insertInto('moderator_log')
        .values({ ...rest, moderator: by ?? null, at: at.getTime() })
        .execute();
    },
    page: (servers, page, size) =>
      whole(database, async (all) => {
        const lines = all.selectFrom('moderator_log').where('server', 'in', servers);
        const { count } = await lines.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
        const rows = await lines
          .selectAll()
          .orderBy('id', 'desc')
          .limit(size)
          .offset((page - 1) * size)
          .execute();
        const items = rows.map(({ moderator, at, ...rest }) => ({
          ...rest,
          by: moderator ?? undefined,
          at: new Date(at),
        }));
        return { items, pages: Math.max(1, Math.ceil(count / size)) };
      }),
  };
}
