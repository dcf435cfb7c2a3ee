import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError, withStoreErrors } from '../store-error.ts';
import { assertUsable, assertWritableLocation } from './check-database.ts';
import { acquireLock, createPrivateFile, createPrivateFolder } from './lock.ts';

export type DatabaseFile = {
  readonly database: DatabaseSync;
  /** Makes a write that changes nothing; throws a StoreError if it fails. */
  assertWritable(): void;
  close(): void;
  /** Closes it after a failed start, and deletes the files that the start created. */
  discard(): void;
};

export type DatabaseFileOptions = {
  /** Maximum size of the file, in pages of 4,096 bytes; unlimited by default. */
  readonly maxPages?: number;
  /**
   * How long a statement waits for a lock that another program holds, such as sqlite3 in a shell; default 2,000 ms. The
   * whole process waits with it, and Discord waits 3 seconds.
   */
  readonly busyTimeoutMs?: number;
};

export function openMemoryDatabase(): DatabaseFile {
  const database = new DatabaseSync(':memory:');
  const close = () => database.close();
  return { database, assertWritable: () => undefined, close, discard: close };
}

/** Opens the file and locks it against other bots. Creates it, with its folder, if it does not exist. */
export function openDatabaseFile(
  location: string,
  knownMigrations: readonly string[],
  { maxPages, busyTimeoutMs = 2000 }: DatabaseFileOptions,
): DatabaseFile {
  withStoreErrors(location, () => createPrivateFolder(dirname(location)));
  assertWritableLocation(location);
  const lock = acquireLock(location);
  const createdPaths = ['', '-wal', '-shm', '-journal']
    .map((ending) => location + ending)
    .filter((path) => !existsSync(path));
  let openDatabase: DatabaseSync | undefined;
  const discard = () => {
    openDatabase?.close();
    if (createdPaths.includes(location) || !hasUncheckpointedWrites(location))
      for (const path of createdPaths) rmSync(path, { force: true });
    lock.discard();
  };
  try {
    assertUsable(location, knownMigrations);
    const database = withStoreErrors(location, () => {
      if (createdPaths.includes(location)) createPrivateFile(location);
      return new DatabaseSync(location, { timeout: busyTimeoutMs });
    });
    openDatabase = database;
    withStoreErrors(location, () => configure(database, location, maxPages));
    return {
      database,
      assertWritable: () => withStoreErrors(location, () => assertWritable(database)),
      close() {
        database.close();
        lock.release();
      },
      discard,
    };
  } catch (error) {
    discard();
    throw error;
  }
}

/** SQLite deletes an empty write-ahead log when it closes the database, but not on a full disk. */
function hasUncheckpointedWrites(location: string): boolean {
  return (statSync(`${location}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function configure(database: DatabaseSync, location: string, maxPages: number | undefined): void {
  const journal = database.prepare('pragma journal_mode = wal').get();
  if (journal?.journal_mode !== 'wal')
    throw new StoreError(
      `The database ${location} is on a file system that can’t share memory. Put it on a local disk.`,
    );
  // A killed process loses no commit. A power cut can lose the last ones but leaves the file sound; waiting for the disk at
  // every vote would cost too much.
  database.exec('pragma synchronous = normal');
  // Overwrites deleted rows, as a user's deletion request and the retention period require.
  database.exec('pragma secure_delete = on');
  if (maxPages !== undefined) database.exec(`pragma max_page_count = ${maxPages}`);
}

/** Writes one page with its existing content, to find a full disk at the start and not at the first answer. */
function assertWritable(database: DatabaseSync): void {
  const { user_version: version } = database.prepare('pragma user_version').get() ?? {};
  database.exec(`pragma user_version = ${Number(version)}`);
}
