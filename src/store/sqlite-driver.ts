import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type Dialect, SqliteAdapter, SqliteDialect, type SqliteDialectConfig } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { DatabaseFile } from './database-file.ts';
import { telling } from './store-error.ts';
import { yieldingDriver } from './yielding-driver.ts';

type Opened = Exclude<SqliteDialectConfig['database'], (...all: never[]) => unknown>;
type Statement = ReturnType<Opened['prepare']>;

/**
 * Kysely over node:sqlite. Kysely gives its one connection to one caller or transaction at a time; the others wait.
 * `location` is for what is told where the disk or the file fails.
 */
export function sqliteDialect({ database, release }: DatabaseFile, location: string): Dialect {
  const prepared = new LRUCache<string, Statement>({ max: mostStatements });
  const prepare = (sql: string): Statement => {
    // SQLite may have rolled back by itself where the disk was full; to ask again would hide that error behind another.
    if (sql === 'rollback' && !database.isTransaction) return nothing;
    const statement = prepared.get(sql) ?? statementOf(database, sql, location);
    prepared.set(sql, statement);
    return statement;
  };
  const dialect = new SqliteDialect({
    database: { close: release, prepare: (sql) => telling(location, () => prepare(sql)) },
  });
  return {
    createDriver: () => yieldingDriver(dialect.createDriver()),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (kysely) => dialect.createIntrospector(kysely),
    createAdapter: () => new TransactionalAdapter(),
  };
}

/** Each answer runs the same ten statements; to prepare them anew took longer than to run them. */
const mostStatements = 100;

/** SQLite makes tables within a transaction like anything else; so a start that is killed leaves no half-made schema. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function statementOf(database: DatabaseSync, sql: string, location: string): Statement {
  // A transaction that asks for the right to write only at its first write can be refused it in the middle.
  const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
  return {
    reader: statement.columns().length > 0,
    // Rows come without a prototype, which people who compare them trip over.
    all: (values) => telling(location, () => statement.all(...accepted(values)).map((row) => ({ ...row }))),
    run: (values) => telling(location, () => statement.run(...accepted(values))),
    iterate: (values) => statement.iterate(...accepted(values)),
  };
}

const nothing: Statement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

function accepted(values: readonly unknown[]): SQLInputValue[] {
  return values.map((value) => {
    if (isAccepted(value)) return value;
    throw new TypeError(`SQLite keeps no ${typeof value}; write it as a number, a text or bytes.`);
  });
}

function isAccepted(value: unknown): value is SQLInputValue {
  return value === null || ['number', 'bigint', 'string'].includes(typeof value) || ArrayBuffer.isView(value);
}
