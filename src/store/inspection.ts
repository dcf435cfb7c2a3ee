import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { damaged, resultCode, StoreError, telling, unusable } from './store-error.ts';

/** Throws a StoreError where there is something else than a file, or nothing may be written. */
export function inspectPlace(location: string): void {
  telling(location, () => {
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
export function inspect(location: string, known: readonly string[]): void {
  telling(location, () => {
    if (existsSync(location) && statSync(location).size > 0) inspectFile(location, known);
  });
}

function inspectFile(location: string, known: readonly string[]): void {
  const wasClosed = !existsSync(`${location}-wal`);
  const isWhole = wasClosed && !existsSync(`${location}-journal`);
  const database = new DatabaseSync(isWhole ? unchanging(location) : location, { readOnly: true });
  try {
    check(database, location, known);
    if (wasClosed && isCut(database, location)) throw unusable(location, damaged('its last page is cut off'));
  } catch (error) {
    // Killed in the middle of its first start: what is half written can be undone only by one who may write.
    if (resultCode(error) !== needsRollback) throw error;
  } finally {
    database.close();
  }
}

/** A reader of a file that nobody changes needs no files of its own beside it, which it could not take away again. */
export function unchanging(location: string): URL {
  const url = pathToFileURL(location);
  url.searchParams.set('immutable', '1');
  return url;
}

function check(database: DatabaseSync, location: string, known: readonly string[]): void {
  const faults = strings(database, 'pragma quick_check');
  if (faults[0] !== 'ok')
    throw unusable(location, damaged(faults[0]?.split('\n').at(-1) ?? 'its pages don’t fit together'));
  const tables = strings(database, "select name from sqlite_schema where type = 'table'");
  if (tables.length > 0 && !tables.includes('kysely_migration'))
    throw unusable(location, { what: 'belongs to another program', advice: 'Give the bot a place of its own.' });
  if (tables.length === 0) return;
  const newer = strings(database, 'select name from kysely_migration').find((name) => !known.includes(name));
  if (newer !== undefined)
    throw unusable(location, {
      what: `was written by a newer On Record (${newer})`,
      advice: 'Start that one, or put back a copy from before.',
    });
}

/** SQLite takes a last page that is partly there for a whole one with nothing in it. */
function isCut(database: DatabaseSync, location: string): boolean {
  const page = Number(strings(database, 'pragma page_size')[0]);
  return statSync(location).size % page !== 0;
}

/** SQLITE_READONLY_ROLLBACK */
const needsRollback = 776;

/** The first column of each row. */
function strings(database: DatabaseSync, query: string): string[] {
  return database
    .prepare(query)
    .all()
    .map((row) => String(Object.values(row)[0]));
}
