/**
 * The database can't be used: it can't be opened, or the ground went away under it. The message is one line for whoever
 * runs the bot: what is wrong, where, and what to do. Anything else that a store throws is a bug.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** What is wrong with a database, without its name and without advice, where that is what the message tells. */
  readonly problem: string | undefined;

  constructor(message: string, options?: ErrorOptions & { readonly problem?: string }) {
    super(message, options);
    this.problem = options?.problem;
  }
}

/** A database that can't serve, and what to do about it. */
export type FaultAdvice = { readonly problem: string; readonly advice: string };

/** Tells a fault of the database that is to serve. */
export function unusableDatabase(location: string, { problem, advice }: FaultAdvice, cause?: unknown): StoreError {
  return new StoreError(`The database ${location} ${problem}. ${advice}`, { cause, problem });
}

/** SQLite's result code of an error, https://www.sqlite.org/rescode.html; undefined where it comes from elsewhere. */
export function resultCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined;
}

/** Runs work, and turns an error of SQLite or of the file system that a person can mend into a StoreError. */
export function withStoreErrors<T>(location: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toStoreError(error, location) ?? error;
  }
}

/** The same for work that takes its time. */
export async function withStoreErrorsAsync<T>(location: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStoreError(error, location) ?? error;
  }
}

function toStoreError(error: unknown, location: string): StoreError | undefined {
  if (!(error instanceof Error) || error instanceof StoreError) return undefined;
  const code = resultCode(error);
  const fault = code === undefined ? fileFault(error) : sqliteFault(code);
  return fault && unusableDatabase(location, fault, error);
}

const diskFull: FaultAdvice = { problem: 'can’t grow: the disk is full', advice: 'Make room, and start again.' };
const readOnly: FaultAdvice = {
  problem: 'can’t be written to',
  advice: 'Give the bot the right to read and write this file and its folder.',
};
const cannotOpen: FaultAdvice = {
  problem: 'can’t be opened',
  advice: 'Is it the right place, and may the bot read and write there?',
};

/** A file that was a database of the bot, or should be one; `why` where that is known. */
export function damaged(detail?: string): FaultAdvice {
  return {
    problem: detail === undefined ? 'is damaged' : `is damaged (${detail})`,
    advice: 'Put back a copy of it, or move it away to begin anew.',
  };
}

/** Codes that are not here are bugs of ours. The lowest byte is the kind of error, the others tell it more exactly. */
function sqliteFault(code: number): FaultAdvice | undefined {
  // The file of shared memory is the first that a full disk has no room for: SQLITE_IOERR_SHMSIZE.
  if (code === 4874) return diskFull;
  switch (code & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
      return { problem: 'is locked by another program', advice: 'Close that program, and start again.' };
    case 8: // SQLITE_READONLY
      return readOnly;
    case 10: // SQLITE_IOERR
      return {
        problem: 'can’t be read or written: the disk reports an error',
        advice: 'Look after the disk, and start again.',
      };
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
      return damaged();
    case 13: // SQLITE_FULL
      return diskFull;
    case 14: // SQLITE_CANTOPEN
      return cannotOpen;
    default:
      return undefined;
  }
}

function fileFault(error: Error): FaultAdvice | undefined {
  if (!('code' in error)) return undefined;
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return readOnly;
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull;
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
      return cannotOpen;
    default:
      return undefined;
  }
}
