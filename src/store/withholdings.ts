import type { Selectable } from 'kysely';
import type { Withholding, Withholdings } from './store.ts';
import type { Tables } from './tables.ts';
import type { Database } from './transaction.ts';

export function withholdingsIn(database: Database): Withholdings {
  const ordered = database
    .selectFrom('withholdings')
    .selectAll()
    .orderBy('at')
    .orderBy('server')
    .orderBy('incident')
    .orderBy('fact');
  return {
    all: async () => (await ordered.execute()).map(withholdingOf),
    async of(server, incident) {
      const rows = await ordered.where('server', '=', server).where('incident', '=', incident).execute();
      return rows.map(withholdingOf);
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
      await database
        .deleteFrom('withholdings')
        .where('server', '=', server)
        .where('incident', '=', incident)
        .where('fact', '=', fact)
        .execute();
    },
  };
}

function withholdingOf({ moderator, at, ...rest }: Selectable<Tables['withholdings']>): Withholding {
  return { ...rest, by: moderator ?? undefined, at: new Date(at) };
}
