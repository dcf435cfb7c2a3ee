import type { Withholdings } from './store.ts';
import type { Database } from './transaction.ts';

export function withholdingsIn(database: Database): Withholdings {
  return {
    async all() {
      const rows = await database
        .selectFrom('withholdings')
        .selectAll()
        .orderBy('at')
        .orderBy('server')
        .orderBy('incident')
        .orderBy('fact')
        .execute();
      return rows.map(({ moderator, at, ...rest }) => ({ ...rest, by: moderator ?? undefined, at: new Date(at) }));
    },
    async add({ by, at, ...rest }) {
      const row = { ...rest, moderator: by ?? null, at: at.getTime() };
      await database
        .insertInto('withholdings')
        .values(row)
        .onConflict((same) =>
          same
            .columns(['server', 'incident', 'fact'])
            .doUpdateSet({ reason: row.reason, moderator: row.moderator, at: row.at, said: row.said }),
        )
        .execute();
    },
    async remove(server, incident, fact) {
      const { numDeletedRows } = await database
        .deleteFrom('withholdings')
        .where('server', '=', server)
        .where('incident', '=', incident)
        .where('fact', '=', fact)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}
