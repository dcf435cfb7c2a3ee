import { CamelCasePlugin, type Dialect, Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { createAnswerRepository } from './answers.ts';
import { createAuditLogRepository } from './audit-log.ts';
import { createGapRepository } from './gaps.ts';
import { createMigrations } from './migrations/migrations.ts';
import { createOutboxRepository } from './outbox.ts';
import { createRetention } from './retention.ts';
import { createRevisionRepository } from './revisions.ts';
import { createSettingsRepository } from './settings.ts';
import { type DatabaseFile, openDatabaseFile, openMemoryDatabase } from './sqlite/database-file.ts';
import { createSqliteDialect } from './sqlite/driver.ts';
import type { Repositories, Store } from './store.ts';
import type { Tables } from './tables.ts';
import type { Database } from './transaction.ts';
import { createVoteRepository } from './votes.ts';
import { createWithholdingRepository } from './withholdings.ts';

const allMigrations = createMigrations({ autoIncrement: (column) => column.primaryKey().autoIncrement() });

/** The names of the migrations that this program has; a database with others was written by a newer one. */
export const knownMigrations: readonly string[] = Object.keys(allMigrations);

/**
 * Opens the database in a file, which is made if it is not there, with its folder; ':memory:' is one that is gone when it is
 * closed. Rejects with a StoreError where that can't be done, and then leaves everything as it was. `maxPages`: how large
 * the file may grow, in pages of 4096 bytes; without it, as large as the disk lets it.
 */
export async function openStore(location: string, maxPages?: number): Promise<Store> {
  const file = location === ':memory:' ? openMemoryDatabase() : openDatabaseFile(location, knownMigrations, maxPages);
  try {
    const database = await connectAndMigrate(createSqliteDialect(file, location));
    file.assertWritable();
    return createStore(database, file);
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** With the tables as this program knows them. */
async function connectAndMigrate(dialect: Dialect): Promise<Database> {
  const database = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
  const { error } = await new Migrator({
    db: database,
    provider: { getMigrations: async () => allMigrations },
  }).migrateToLatest();
  if (error) throw error;
  return database;
}

function createStore(database: Database, { assertWritable }: Pick<DatabaseFile, 'assertWritable'>): Store {
  return {
    ...createRepositories(database),
    transaction: (work) => database.transaction().execute((transaction) => work(createRepositories(transaction))),
    // In its turn, since what is written while somebody has a transaction open would be part of that.
    assertWritable: () => database.connection().execute(async () => assertWritable()),
    async close() {
      // Whoever has the connection finishes first.
      await database.connection().execute(async () => undefined);
      await database.destroy();
    },
  };
}

function createRepositories(database: Database): Repositories {
  return {
    revisions: createRevisionRepository(database),
    settings: createSettingsRepository(database),
    withholdings: createWithholdingRepository(database),
    answers: createAnswerRepository(database),
    votes: createVoteRepository(database),
    gaps: createGapRepository(database),
    outbox: createOutboxRepository(database),
    auditLog: createAuditLogRepository(database),
    retention: createRetention(database),
  };
}
