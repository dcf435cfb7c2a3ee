import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError, withStoreErrors } from '../store-error.ts';
import { assertUsable, assertWritableLocation } from './check-database.ts';
import { acquireLock } from './lock.ts';
import { createPrivateFile, createPrivateFolder } from './private-file.ts';

export type DatabaseFile = {
  readonly database: DatabaseSync;
  /** Writes something that changes nothing; throws a StoreError where that can't be done. */
  assertWritable(): void;
  /** Closes it. */
  close(): void;
  /** Closes it after a start that failed, and leaves no file that was not there before. */
  discard(): void;
};

/** Opens a database in memory, which is gone when it is closed. */
export function openMemoryDatabase(): DatabaseFile {
  const database = new DatabaseSync(':memory:');
  const close = () => database.close();
  return { database, assertWritable: () => undefined, close, discard: close };
}

/**
 * Opens a file, which is made if it is not there, with its folder, and keeps other bots from it. `knownMigrations`: the migrations
 * that this program has. `maxPages`: how large the file may grow, in pages of 4096 bytes.
 */
export function openDatabaseFile(
  location: string,
  knownMigrations: readonly string[],
  maxPages?: number,
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
    // Milliseconds for which a statement waits, and all else with it, while another program writes, such as somebody's own
    // sqlite3; Discord waits for 3 seconds.
    const database = withStoreErrors(location, () => {
      if (createdPaths.includes(location)) createPrivateFile(location);
      return new DatabaseSync(location, { timeout: 2000 });
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

/**
 * Whether the log beside the database holds what is not in it yet. SQLite takes an empty one away where it can, which it
 * can't on a full disk.
 */
function hasUncheckpointedWrites(location: string): boolean {
  return (statSync(`${location}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function configure(database: DatabaseSync, location: string, maxPages: number | undefined): void {
  const journal = database.prepare('pragma journal_mode = wal').get();
  if (journal?.journal_mode !== 'wal')
    throw new StoreError(
      `The database ${location} is on a file system that can’t share memory. Put it on a local disk.`,
    );
  // A commit is with the operating system when it returns, so a process that is killed loses none. Only a power cut can take
  // the last ones, and leaves the file sound: for that, waiting for the disk at every vote is too dear.
  database.exec('pragma synchronous = normal');
  // What was deleted for somebody who asked to be forgotten, or since its time was over, is overwritten.
  database.exec('pragma secure_delete = on');
  if (maxPages !== undefined) database.exec(`pragma max_page_count = ${maxPages}`);
}

/** A disk without room is better found now than at the first answer: this writes a page that says what it said. */
function assertWritable(database: DatabaseSync): void {
  const { user_version: version } = database.prepare('pragma user_version').get() ?? {};
  database.exec(`pragma user_version = ${Number(version)}`);
}
