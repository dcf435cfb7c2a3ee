/**
 * The database cannot be opened, or a disk or file error occurred later. The message is one line for the operator: what is
 * wrong, where, and what to do. Every other error of a store is a bug.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** The problem alone, without the location and the advice, if the message has that form. */
  readonly problem: string | undefined;

  constructor(message: string, options?: ErrorOptions & { readonly problem?: string }) {
    super(message, options);
    this.problem = options?.problem;
  }
}

export type FaultAdvice = { readonly problem: string; readonly advice: string };

export function unusableDatabase(location: string, { problem, advice }: FaultAdvice, cause?: unknown): StoreError {
  return new StoreError(`The database ${location} ${problem}. ${advice}`, { cause, problem });
}

/** Result codes of SQLite that the store handles, https://www.sqlite.org/rescode.html. */
export const resultCodes = { busy: 5, readOnlyRollback: 776 } as const;

/** SQLite's result code of an error; undefined for other errors. */
export function resultCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined;
}

/** Converts errors of SQLite or the file system that the operator can repair into a StoreError. */
export function withStoreErrors<T>(location: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toStoreError(error, location) ?? error;
  }
}

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

const diskFull: FaultAdvice = { problem: 'can’t grow: the disk is full', advice: 'Free some space, and start again.' };
const readOnly: FaultAdvice = {
  problem: 'can’t be written to',
  advice: 'Give the bot permission to read and write this file and its folder.',
};
const cannotOpen: FaultAdvice = {
  problem: 'can’t be opened',
  advice: 'Check DATA_DIR, and that the bot may read and write there.',
};

export function damaged(detail?: string): FaultAdvice {
  return {
    problem: detail === undefined ? 'is damaged' : `is damaged (${detail})`,
    advice: 'Restore a backup, or move the file away to start with an empty database.',
  };
}

/** The lowest byte is the primary result code. Other codes are bugs. */
function sqliteFault(code: number): FaultAdvice | undefined {
  // SQLITE_IOERR_SHMSIZE: on a full disk, the shared-memory file fails first.
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
        advice: 'Check the disk, and start again.',
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
