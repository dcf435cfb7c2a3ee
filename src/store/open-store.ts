import { CamelCasePlugin, type Dialect, Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { createAnswerRepository } from './answers.ts';
import { createAuditLogRepository } from './audit-log.ts';
import { createGapRepository, defaultGapLimits, type GapLimits } from './gaps.ts';
import { createMigrations } from './migrations/migrations.ts';
import { createOutboxRepository } from './outbox.ts';
import { createRetention } from './retention.ts';
import { createRevisionRepository } from './revisions.ts';
import { createSettingsRepository } from './settings.ts';
import {
  type DatabaseFile,
  type DatabaseFileOptions,
  openDatabaseFile,
  openMemoryDatabase,
} from './sqlite/database-file.ts';
import { createSqliteDialect } from './sqlite/driver.ts';
import type { Repositories, Store } from './store.ts';
import type { Tables } from './tables.ts';
import type { Database } from './transaction.ts';
import { createVoteRepository } from './votes.ts';
import { createWithholdingRepository } from './withholdings.ts';

const allMigrations = createMigrations({ autoIncrement: (column) => column.primaryKey().autoIncrement() });

/** The migrations of this version. A database with others was written by a newer version. */
export const knownMigrations: readonly string[] = Object.keys(allMigrations);

export type StoreOptions = DatabaseFileOptions & { readonly gapLimits?: GapLimits };

/**
 * Opens the database in a file and creates it, with its folder, if it does not exist; ':memory:' opens a database that is
 * deleted when it is closed. If it cannot be opened, rejects with a StoreError and leaves every file unchanged.
 */
export async function openStore(location: string, options: StoreOptions = {}): Promise<Store> {
  const file = location === ':memory:' ? openMemoryDatabase() : openDatabaseFile(location, knownMigrations, options);
  try {
    const database = await connectAndMigrate(createSqliteDialect(file, location));
    file.assertWritable();
    return createStore(database, file, options.gapLimits ?? defaultGapLimits);
  } catch (error) {
    file.discard();
    throw error;
  }
}

async function connectAndMigrate(dialect: Dialect): Promise<Database> {
  const database = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
  const { error } = await new Migrator({
    db: database,
    provider: { getMigrations: async () => allMigrations },
  }).migrateToLatest();
  if (error) throw error;
  return database;
}

function createStore(
  database: Database,
  { assertWritable }: Pick<DatabaseFile, 'assertWritable'>,
  gapLimits: GapLimits,
): Store {
  return {
    ...createRepositories(database, gapLimits),
    transaction: (work) =>
      database.transaction().execute((transaction) => work(createRepositories(transaction, gapLimits))),
    // Waits for the connection: written during an open transaction, it would become part of that.
    assertWritable: () => database.connection().execute(async () => assertWritable()),
    async close() {
      // Waits for an open transaction.
      await database.connection().execute(async () => undefined);
      await database.destroy();
    },
  };
}

function createRepositories(database: Database, gapLimits: GapLimits): Repositories {
  return {
    revisions: createRevisionRepository(database),
    settings: createSettingsRepository(database),
    withholdings: createWithholdingRepository(database),
    answers: createAnswerRepository(database),
    votes: createVoteRepository(database),
    gaps: createGapRepository(database, gapLimits),
    outbox: createOutboxRepository(database),
    auditLog: createAuditLogRepository(database),
    retention: createRetention(database),
  };
}
