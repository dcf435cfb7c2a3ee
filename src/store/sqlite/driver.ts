import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type Dialect, SqliteAdapter, SqliteDialect, type SqliteDialectConfig } from 'kysely';
import { LRUCache } from 'lru-cache';
import { withStoreErrors } from '../store-error.ts';
import type { DatabaseFile } from './database-file.ts';
import { createYieldingDriver } from './yielding-driver.ts';

type OpenDatabase = Exclude<SqliteDialectConfig['database'], (...all: never[]) => unknown>;
type Statement = ReturnType<OpenDatabase['prepare']>;

/**
 * Kysely over node:sqlite. Kysely gives its one connection to one caller or transaction at a time; the others wait.
 * `location` is used in error messages.
 */
export function createSqliteDialect({ database, close }: DatabaseFile, location: string): Dialect {
  const prepared = new LRUCache<string, Statement>({ max: maxPreparedStatements });
  const prepare = (sql: string): Statement => {
    // SQLite may already have rolled back, for example on a full disk. A second rollback would hide that error.
    if (sql === 'rollback' && !database.isTransaction) return noOperation;
    const statement = prepared.get(sql) ?? prepareStatement(database, sql, location);
    prepared.set(sql, statement);
    return statement;
  };
  const dialect = new SqliteDialect({
    database: { close, prepare: (sql) => withStoreErrors(location, () => prepare(sql)) },
  });
  return {
    createDriver: () => createYieldingDriver(dialect.createDriver()),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (kysely) => dialect.createIntrospector(kysely),
    createAdapter: () => new TransactionalAdapter(),
  };
}

/** Each answer runs the same ten statements; preparing them takes longer than running them. */
const maxPreparedStatements = 100;

/** Migrations run in a transaction, so a killed start leaves no partial schema. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function prepareStatement(database: DatabaseSync, sql: string, location: string): Statement {
  // A deferred transaction could fail with SQLITE_BUSY at its first write.
  const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
  return {
    reader: statement.columns().length > 0,
    // Rows of node:sqlite have no prototype, which breaks comparisons.
    all: (values) => withStoreErrors(location, () => statement.all(...bindValues(values)).map((row) => ({ ...row }))),
    run: (values) => withStoreErrors(location, () => statement.run(...bindValues(values))),
    iterate: (values) => statement.iterate(...bindValues(values)),
  };
}

const noOperation: Statement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

function bindValues(values: readonly unknown[]): SQLInputValue[] {
  return values.map((value) => {
    if (isBindable(value)) return value;
    throw new TypeError(`SQLite cannot store a ${typeof value}; use a number, a string or bytes.`);
  });
}

function isBindable(value: unknown): value is SQLInputValue {
  return value === null || ['number', 'bigint', 'string'].includes(typeof value) || ArrayBuffer.isView(value);
}
