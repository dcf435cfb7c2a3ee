import type { Vote, Votes } from './store.ts';
import { type Database, portions, whole } from './transaction.ts';

export function votesIn(database: Database): Votes {
  return {
    cast: (vote) => whole(database, (all) => cast(all, vote)),
    counts: (server, incident, since) =>
      database
        .selectFrom('votes')
        .select(({ fn }) => ['entry', 'kind', fn.countAll<number>().as('count')])
        .where('server', '=', server)
        .where('incident', '=', incident)
        .where('at', '>=', since.getTime())
        .groupBy(['entry', 'kind'])
        .orderBy('count', 'desc')
        .orderBy('entry')
        .orderBy('kind')
        .execute(),
    async messages() {
      const rows = await database.selectFrom('votes').select('message').distinct().orderBy('message').execute();
      return rows.map(({ message }) => message);
    },
    forget: (people) => whole(database, (all) => forget(all, people)),
  };
}

/** The earlier vote goes as a row and not only in its words, since the gap that came of it goes with its row. */
async function cast(database: Database, { at, ...rest }: Vote): ReturnType<Votes['cast']> {
  const before = await database
    .deleteFrom('votes')
    .where('message', '=', rest.message)
    .where('person', '=', rest.person)
    .returning('kind')
    .executeTakeFirst();
  const { id } = await database
    .insertInto('votes')
    .values({ ...rest, at: at.getTime() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, before: before?.kind };
}

async function forget(database: Database, people: readonly string[]): Promise<void> {
  for (const some of portions(people)) await database.deleteFrom('votes').where('person', 'in', some).execute();
}
