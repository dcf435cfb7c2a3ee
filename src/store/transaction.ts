import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The database, or a transaction of it. */
export type Database = Kysely<Tables>;

/** Runs work of several statements as a whole: in the transaction that is open already, or in one of its own. */
export function inTransaction<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  return database.isTransaction ? work(database) : database.transaction().execute(work);
}

/** The list in parts that fit one statement: a database takes some 30 000 parameters at most. */
export function chunk<T>(list: readonly T[], size = 1000): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
