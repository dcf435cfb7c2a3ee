import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { damaged, resultCode, StoreError, unusableDatabase, withStoreErrors } from '../store-error.ts';

/** Throws a StoreError where there is something else than a file, or nothing may be written. */
export function assertWritableLocation(location: string): void {
  withStoreErrors(location, () => {
    accessSync(dirname(location), constants.W_OK);
    if (!existsSync(location)) return;
    if (!statSync(location).isFile())
      throw new StoreError(`The database ${location} is no file. Give the bot a place of its own.`);
  });
}

/**
 * Looks a database over with a reader's eyes, before anything is opened for writing, so that one which can't serve stays as
 * it is, byte for byte, for whoever has to mend it. Throws a StoreError. Leaves nothing beside a database that was closed. Reads
 * the whole file: some 0.1 s for 50 MB.
 */
export function assertUsable(location: string, knownMigrations: readonly string[]): void {
  withStoreErrors(location, () => {
    if (existsSync(location) && statSync(location).size > 0) assertFileUsable(location, knownMigrations);
  });
}

function assertFileUsable(location: string, knownMigrations: readonly string[]): void {
  const wasClosed = !existsSync(`${location}-wal`);
  const isUnchanging = wasClosed && !existsSync(`${location}-journal`);
  const database = new DatabaseSync(isUnchanging ? immutableUri(location) : location, { readOnly: true });
  try {
    assertSchema(database, location, knownMigrations);
    if (wasClosed && isTruncated(database, location))
      throw unusableDatabase(location, damaged('its last page is cut off'));
  } catch (error) {
    // Killed in the middle of its first start: what is half written can be undone only by one who may write.
    if (resultCode(error) !== readOnlyRollbackCode) throw error;
  } finally {
    database.close();
  }
}

/** A reader of a file that nobody changes needs no files of its own beside it, which it could not take away again. */
export function immutableUri(location: string): URL {
  const url = pathToFileURL(location);
  url.searchParams.set('immutable', '1');
  return url;
}

function assertSchema(database: DatabaseSync, location: string, knownMigrations: readonly string[]): void {
  const integrityErrors = firstColumn(database, 'pragma quick_check');
  if (integrityErrors[0] !== 'ok')
    throw unusableDatabase(location, damaged(integrityErrors[0]?.split('\n').at(-1) ?? 'its pages don’t fit together'));
  const tables = firstColumn(database, "select name from sqlite_schema where type = 'table'");
  if (tables.length > 0 && !tables.includes('kysely_migration'))
    throw unusableDatabase(location, {
      problem: 'belongs to another program',
      advice: 'Give the bot a place of its own.',
    });
  if (tables.length === 0) return;
  const unknownMigration = firstColumn(database, 'select name from kysely_migration').find(
    (name) => !knownMigrations.includes(name),
  );
  if (unknownMigration !== undefined)
    throw unusableDatabase(location, {
      problem: `was written by a newer On Record (${unknownMigration})`,
      advice: 'Start that one, or put back a copy from before.',
    });
}

/** SQLite takes a last page that is partly there for a whole one with nothing in it. */
function isTruncated(database: DatabaseSync, location: string): boolean {
  const pageSize = Number(firstColumn(database, 'pragma page_size')[0]);
  return statSync(location).size % pageSize !== 0;
}

/** SQLITE_READONLY_ROLLBACK */
const readOnlyRollbackCode = 776;

/** The first column of each row. */
function firstColumn(database: DatabaseSync, query: string): string[] {
  return database
    .prepare(query)
    .all()
    .map((row) => String(Object.values(row)[0]));
}
