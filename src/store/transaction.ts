import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The database, or a transaction of it. */
export type Database = Kysely<Tables>;

/** Runs several statements in the open transaction, or in a new one. */
export function inTransaction<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  return database.isTransaction ? work(database) : database.transaction().execute(work);
}

/** Splits a list for statements: a database accepts about 30,000 parameters. */
export function chunk<T>(list: readonly T[], size = 1000): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
