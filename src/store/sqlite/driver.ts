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
 * `location` is for what is told where the disk or the file fails.
 */
export function createSqliteDialect({ database, close }: DatabaseFile, location: string): Dialect {
  const prepared = new LRUCache<string, Statement>({ max: maxPreparedStatements });
  const prepare = (sql: string): Statement => {
    // SQLite may have rolled back by itself where the disk was full; to ask again would hide that error behind another.
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

/** Each answer runs the same ten statements; to prepare them anew took longer than to run them. */
const maxPreparedStatements = 100;

/** SQLite makes tables within a transaction like anything else; so a start that is killed leaves no half-made schema. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function prepareStatement(database: DatabaseSync, sql: string, location: string): Statement {
  // A transaction that asks for the right to write only at its first write can be refused it in the middle.
  const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
  return {
    reader: statement.columns().length > 0,
    // Rows come without a prototype, which people who compare them trip over.
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
    throw new TypeError(`SQLite keeps no ${typeof value}; write it as a number, a text or bytes.`);
  });
}

function isBindable(value: unknown): value is SQLInputValue {
  return value === null || ['number', 'bigint', 'string'].includes(typeof value) || ArrayBuffer.isView(value);
}
