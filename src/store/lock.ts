import { existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { makePrivate } from './private-file.ts';
import { resultCode, StoreError, telling } from './store-error.ts';

export type Lock = {
  release(): void;
  /** Releases it and leaves no file that was not there before. */
  undo(): void;
};

/**
 * Two bots on one database would each say everything; so each takes the lock beside it, and the second is refused. It is an
 * empty SQLite file in an exclusive transaction that never ends: the operating system takes such a lock back from a process
 * that dies, however it dies, which a process id in a file can't promise (in a container, every bot may be process 1). The
 * database itself stays free, so that a backup can be made while the bot runs.
 */
export function takeLock(location: string): Lock {
  const path = `${location}.lock`;
  const wasThere = existsSync(path);
  const lock = telling(path, () => {
    // Whoever can read it can hold it.
    if (!wasThere) makePrivate(path);
    return hold(path, location);
  });
  return {
    release: () => lock.close(),
    undo() {
      if (!wasThere) rmSync(path, { force: true });
      lock.close();
    },
  };
}

function hold(path: string, location: string): DatabaseSync {
  const lock = new DatabaseSync(path);
  try {
    // Without the first part, a journal would lie beside it.
    lock.exec('pragma journal_mode = memory; begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    throw resultCode(error) === busy ? new StoreError(inUse(location), { cause: error }) : error;
  }
}

const busy = 5;

function inUse(location: string): string {
  return `The database ${location} is in use by another On Record. Stop that one, or give this one a place of its own.`;
}
