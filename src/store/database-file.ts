import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inspect, inspectPlace } from './inspection.ts';
import { takeLock } from './lock.ts';
import { makePrivate, makePrivateFolder } from './private-file.ts';
import { StoreError, telling } from './store-error.ts';

export type DatabaseFile = {
  readonly database: DatabaseSync;
  /** Writes something that changes nothing; throws a StoreError where that can't be done. */
  proveRoom(): void;
  /** Closes it. */
  release(): void;
  /** Closes it after a start that failed, and leaves no file that was not there before. */
  undo(): void;
};

/** Opens a database in memory, which is gone when it is closed. */
export function openInMemory(): DatabaseFile {
  const database = new DatabaseSync(':memory:');
  const close = () => database.close();
  return { database, proveRoom: () => undefined, release: close, undo: close };
}

/**
 * Opens a file, which is made if it is not there, with its folder, and keeps other bots from it. `known`: the migrations
 * that this program has. `mostPages`: how large the file may grow, in pages of 4096 bytes.
 */
export function openFile(location: string, known: readonly string[], mostPages?: number): DatabaseFile {
  telling(location, () => makePrivateFolder(dirname(location)));
  inspectPlace(location);
  const lock = takeLock(location);
  const made = ['', '-wal', '-shm', '-journal'].map((ending) => location + ending).filter((path) => !existsSync(path));
  let opened: DatabaseSync | undefined;
  const undo = () => {
    opened?.close();
    if (made.includes(location) || !hasNews(location)) for (const path of made) rmSync(path, { force: true });
    lock.undo();
  };
  try {
    inspect(location, known);
    // Milliseconds for which a statement waits, and all else with it, while another program writes, such as somebody's own
    // sqlite3; Discord waits for 3 seconds.
    const database = telling(location, () => {
      if (made.includes(location)) makePrivate(location);
      return new DatabaseSync(location, { timeout: 2000 });
    });
    opened = database;
    telling(location, () => prepare(database, location, mostPages));
    return {
      database,
      proveRoom: () => telling(location, () => proveRoom(database)),
      release() {
        database.close();
        lock.release();
      },
      undo,
    };
  } catch (error) {
    undo();
    throw error;
  }
}

/**
 * Whether the log beside the database holds what is not in it yet. SQLite takes an empty one away where it can, which it
 * can't on a full disk.
 */
function hasNews(location: string): boolean {
  return (statSync(`${location}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function prepare(database: DatabaseSync, location: string, mostPages: number | undefined): void {
  const mode = database.prepare('pragma journal_mode = wal').get();
  if (mode?.journal_mode !== 'wal')
    throw new StoreError(
      `The database ${location} is on a file system that can’t share memory. Put it on a local disk.`,
    );
  // A commit is with the operating system when it returns, so a process that is killed loses none. Only a power cut can take
  // the last ones, and leaves the file sound: for that, waiting for the disk at every vote is too dear.
  database.exec('pragma synchronous = normal');
  // What was deleted for somebody who asked to be forgotten, or since its time was over, is overwritten.
  database.exec('pragma secure_delete = on');
  if (mostPages !== undefined) database.exec(`pragma max_page_count = ${mostPages}`);
}

/** A disk without room is better found now than at the first answer: this writes a page that says what it said. */
function proveRoom(database: DatabaseSync): void {
  const { user_version: version } = database.prepare('pragma user_version').get() ?? {};
  database.exec(`pragma user_version = ${Number(version)}`);
}
