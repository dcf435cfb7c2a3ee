import { existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { resultCode, StoreError, withStoreErrors } from '../store-error.ts';
import { createPrivateFile } from './private-file.ts';

export type DatabaseLock = {
  release(): void;
  /** Releases it and leaves no file that was not there before. */
  discard(): void;
};

/**
 * Two bots on one database would each say everything; so each takes the lock beside it, and the second is refused. It is an
 * empty SQLite file in an exclusive transaction that never ends: the operating system takes such a lock back from a process
 * that dies, however it dies, which a process id in a file can't promise (in a container, every bot may be process 1). The
 * database itself stays free, so that a backup can be made while the bot runs.
 */
export function acquireLock(location: string): DatabaseLock {
  const path = `${location}.lock`;
  const existed = existsSync(path);
  const lock = withStoreErrors(path, () => {
    // Whoever can read it can hold it.
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
    // Without the first part, a journal would lie beside it.
    lock.exec('pragma journal_mode = memory; begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    throw resultCode(error) === busyCode ? new StoreError(inUseMessage(location), { cause: error }) : error;
  }
}

const busyCode = 5;

function inUseMessage(location: string): string {
  return `The database ${location} is in use by another On Record. Stop that one, or give this one a place of its own.`;
}
