import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { damaged, resultCode, resultCodes, StoreError, unusableDatabase, withStoreErrors } from '../store-error.ts';

/** Throws a StoreError if the location is not a file or cannot be written. */
export function assertWritableLocation(location: string): void {
  withStoreErrors(location, () => {
    accessSync(dirname(location), constants.W_OK);
    if (!existsSync(location)) return;
    if (!statSync(location).isFile())
      throw new StoreError(`The database ${location} is not a file. Choose another path for the database.`);
  });
}

/**
 * Checks an existing database before it is opened for writing, so that an unusable one stays unchanged. Throws a StoreError.
 * Reads the whole file: about 0.1 s for 50 MB.
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
    // The process was killed during its first start. Only a writer can roll the journal back.
    if (resultCode(error) !== resultCodes.readOnlyRollback) throw error;
  } finally {
    database.close();
  }
}

/** Opened with this URI, SQLite creates no -shm file beside the database, which a reader could not delete. */
export function immutableUri(location: string): URL {
  const url = pathToFileURL(location);
  url.searchParams.set('immutable', '1');
  return url;
}

function assertSchema(database: DatabaseSync, location: string, knownMigrations: readonly string[]): void {
  const integrityErrors = firstColumn(database, 'pragma quick_check');
  if (integrityErrors[0] !== 'ok') throw unusableDatabase(location, damaged('its pages are inconsistent'));
  const tables = firstColumn(database, "select name from sqlite_schema where type = 'table'");
  if (tables.length > 0 && !tables.includes('kysely_migration'))
    throw unusableDatabase(location, {
      problem: 'belongs to another program',
      advice: 'Choose another path for the database.',
    });
  if (tables.length === 0) return;
  const unknownMigration = firstColumn(database, 'select name from kysely_migration').find(
    (name) => !knownMigrations.includes(name),
  );
  if (unknownMigration !== undefined)
    throw unusableDatabase(location, {
      problem: `was written by another version of On Record (${unknownMigration})`,
      advice: 'Start that version, restore a backup of this version, or set DATA_DIR to another folder.',
    });
}

/** SQLite treats an incomplete last page as an empty one. */
function isTruncated(database: DatabaseSync, location: string): boolean {
  const pageSize = Number(firstColumn(database, 'pragma page_size')[0]);
  return statSync(location).size % pageSize !== 0;
}

function firstColumn(database: DatabaseSync, query: string): string[] {
  return database
    .prepare(query)
    .all()
    .map((row) => String(Object.values(row)[0]));
}

export type DatabaseStatus =
  /** It does not exist yet, and can be created. */
  | { readonly kind: 'none' }
  /** `isInUse`: a running bot has locked it. */
  | { readonly kind: 'sound'; readonly isInUse: boolean };

/** Checks a database without changing it or disturbing a running bot. Throws a StoreError if it cannot be used. */
export function checkDatabase(location: string, knownMigrations: readonly string[]): DatabaseStatus {
  const folder = dirname(resolve(location));
  if (!existsSync(folder)) {
    withStoreErrors(location, () => accessSync(closestExistingFolder(folder), constants.W_OK));
    return { kind: 'none' };
  }
  // `.` exists only in a folder.
  withStoreErrors(location, () => accessSync(`${folder}/.`, constants.R_OK | constants.X_OK));
  assertWritableLocation(location);
  if (!existsSync(location)) return { kind: 'none' };
  withStoreErrors(location, () => accessSync(location, constants.R_OK | constants.W_OK));
  assertUsable(location, knownMigrations);
  return { kind: 'sound', isInUse: isInUse(location) };
}

function closestExistingFolder(folder: string): string {
  return existsSync(folder) ? folder : closestExistingFolder(dirname(folder));
}

/** Whether a running bot holds the lock. Reading the lock file fails in that case and does not disturb the bot. */
function isInUse(location: string): boolean {
  const path = `${location}.lock`;
  if (!existsSync(path)) return false;
  return withStoreErrors(path, () => {
    const lock = new DatabaseSync(path, { readOnly: true });
    try {
      lock.prepare('select count(*) from sqlite_schema').get();
      return false;
    } catch (error) {
      if (resultCode(error) !== resultCodes.busy) throw error;
      return true;
    } finally {
      lock.close();
    }
  });
}
