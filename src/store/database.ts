import { type Dialect, Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { answersIn } from './answers.ts';
import { type DatabaseFile, openFile, openInMemory } from './database-file.ts';
import { gapsIn } from './gaps.ts';
import { migrations } from './migrations/migrations.ts';
import { moderatorLogIn } from './moderator-log.ts';
import { outboxIn } from './outbox.ts';
import { retentionIn } from './retention.ts';
import { revisionsIn } from './revisions.ts';
import { settingsIn } from './settings.ts';
import { sqliteDialect } from './sqlite-driver.ts';
import type { Store, Stores } from './store.ts';
import type { Tables } from './tables.ts';
import type { Database } from './transaction.ts';
import { votesIn } from './votes.ts';
import { withholdingsIn } from './withholdings.ts';

const all = migrations({ counted: (column) => column.primaryKey().autoIncrement() });

/** The names of the migrations that this program has; a database with others was written by a newer one. */
export const knownMigrations: readonly string[] = Object.keys(all);

/**
 * Opens the database in a file, which is made if it is not there, with its folder; ':memory:' is one that is gone when it is
 * closed. Rejects with a StoreError where that can't be done, and then leaves everything as it was. `mostPages`: how large
 * the file may grow, in pages of 4096 bytes; without it, as large as the disk lets it.
 */
export async function openStore(location: string, mostPages?: number): Promise<Store> {
  const file = location === ':memory:' ? openInMemory() : openFile(location, knownMigrations, mostPages);
  try {
    const database = await migrated(sqliteDialect(file, location));
    file.proveRoom();
    return storeIn(database, file);
  } catch (error) {
    file.undo();
    throw error;
  }
}

/** With the tables as this program knows them. */
async function migrated(dialect: Dialect): Promise<Database> {
  const database = new Kysely<Tables>({ dialect });
  const { error } = await new Migrator({
    db: database,
    provider: { getMigrations: async () => all },
  }).migrateToLatest();
  if (error) throw error;
  return database;
}

function storeIn(database: Database, { proveRoom }: Pick<DatabaseFile, 'proveRoom'>): Store {
  return {
    ...storesIn(database),
    atOnce: (work) => database.transaction().execute((transaction) => work(storesIn(transaction))),
    // In its turn, since what is written while somebody has a transaction open would be part of that.
    prove: () => database.connection().execute(async () => proveRoom()),
    async close() {
      // Whoever has the connection finishes first.
      await database.connection().execute(async () => undefined);
      await database.destroy();
    },
  };
}

function storesIn(database: Database): Stores {
  return {
    revisions: revisionsIn(database),
    settings: settingsIn(database),
    withholdings: withholdingsIn(database),
    answers: answersIn(database),
    votes: votesIn(database),
    gaps: gapsIn(database),
    outbox: outboxIn(database),
    moderatorLog: moderatorLogIn(database),
    retention: retentionIn(database),
  };
}
