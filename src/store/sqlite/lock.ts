import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { resultCode, resultCodes, StoreError, withStoreErrors } from '../store-error.ts';

export type DatabaseLock = {
  release(): void;
  /** Releases it, and deletes its file if `acquireLock` created it. */
  discard(): void;
};

/**
 * Keeps a second bot from the same database: both would send everything. The lock is an empty SQLite file in an exclusive
 * transaction that never ends, because the operating system releases it when the process dies. A process id in a file cannot
 * promise that: in containers, every bot may be process 1. The database itself stays readable, for backups.
 */
export function acquireLock(location: string): DatabaseLock {
  const path = `${location}.lock`;
  const existed = existsSync(path);
  const lock = withStoreErrors(path, () => {
    // Every user who can read the file could lock it.
    if (!existed) createPrivateFile(path);
    return openExclusively(path, location);
  });
  return {
    release: () => lock.close(),
    discard() {
      if (!existed) rmSync(path, { force: true });
      lock.close();
    },
  };
}

function openExclusively(path: string, location: string): DatabaseSync {
  const lock = new DatabaseSync(path);
  try {
    // In memory: a journal file would stay beside it.
    lock.exec('pragma journal_mode = memory; begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    throw resultCode(error) === resultCodes.busy ? new StoreError(inUseMessage(location), { cause: error }) : error;
  }
}

function inUseMessage(location: string): string {
  return `The database ${location} is in use by another On Record process. Stop that process, or set another DATA_DIR for this one.`;
}

/** Creates an empty file that only its owner can read. SQLite would make it readable for everybody. */
export function createPrivateFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}

/** Creates a folder, with its parents, that only its owner can open. */
export function createPrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}
