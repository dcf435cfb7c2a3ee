import type { Gaps } from './store.ts';
import { type Database, portions, whole } from './transaction.ts';

export function gapsIn(database: Database): Gaps {
  return {
    async add({ at, entry, ...rest }, vote) {
      await database
        .insertInto('gaps')
        .values({ ...rest, at: at.getTime(), entry: entry ?? null, state: 'open', vote: vote ?? null })
        .execute();
    },
    async all(server, incident) {
      const rows = await database
        .selectFrom('gaps')
        .selectAll()
        .where('server', '=', server)
        .where('incident', '=', incident)
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map(({ vote, entry, at, ...rest }) => ({ ...rest, entry: entry ?? undefined, at: new Date(at) }));
    },
    mark: (ids, state) =>
      whole(database, async (all) => {
        for (const some of portions(ids))
          await all.updateTable('gaps').set({ state }).where('id', 'in', some).execute();
      }),
  };
}
