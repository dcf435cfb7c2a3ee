import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { knownMigrations } from '../open-store.ts';
import { resultCode, StoreError, unusableDatabase, withStoreErrors, withStoreErrorsAsync } from '../store-error.ts';
import { assertUsable, immutableUri } from './check-database.ts';
import { createPrivateFile } from './private-file.ts';

/** What a copy of a database holds, as far as it helps to know that it is the right one. */
export type DatabaseCopy = { readonly sizeBytes: number; readonly revisionCount: number };

/** Everything that belongs to a database in its folder. */
export const databaseFileSuffixes: readonly string[] = ['', '-wal', '-shm', '-journal', '.lock'];

/**
 * Copies a database as it is at one moment, whoever writes to it, into a single file that is for its owner alone. It comes
 * into its place at once, after it was read through and `before` is done; where anything fails, all is as it was. Rejects with
 * a StoreError.
 */
export async function copyDatabase(
  sourcePath: string,
  targetPath: string,
  beforeReplace = () => {},
): Promise<DatabaseCopy> {
  if (databaseFileSuffixes.some((suffix) => resolve(sourcePath + suffix) === resolve(targetPath)))
    throw new StoreError(`The file ${targetPath} is the database itself, or part of it. Name another one.`);
  withStoreErrors(sourcePath, () => assertUsable(sourcePath, knownMigrations));
  const partialPath = `${targetPath}.part`;
  rmSync(partialPath, { force: true });
  try {
    await withStoreErrorsAsync(targetPath, () => writeCopy(sourcePath, partialPath));
    const databaseCopy = withStoreErrors(sourcePath, () => checkCopy(partialPath, sourcePath));
    withStoreErrors(targetPath, () => {
      beforeReplace();
      renameSync(partialPath, targetPath);
    });
    return databaseCopy;
  } finally {
    for (const suffix of databaseFileSuffixes) rmSync(partialPath + suffix, { force: true });
  }
}

/** In one step: a copy in several begins anew with each write of the bot. Any number above that of the pages will do. */
const maxPagesPerStep = 2 ** 31 - 1;

async function writeCopy(sourcePath: string, partialPath: string): Promise<void> {
  const isClosed = !existsSync(`${sourcePath}-wal`) && !existsSync(`${sourcePath}-journal`);
  // A database of which nobody knows is left without a trace; one in use may be written to meanwhile.
  const isUnused = isClosed && !existsSync(`${sourcePath}.lock`);
  const source = new DatabaseSync(isUnused ? immutableUri(sourcePath) : sourcePath, {
    timeout: 2000,
    readOnly: isUnused,
  });
  try {
    createPrivateFile(partialPath);
    await backup(source, partialPath, { rate: maxPagesPerStep });
  } finally {
    source.close();
  }
  // One file that holds everything, with no log beside it.
  const copy = new DatabaseSync(partialPath);
  copy.exec('pragma journal_mode = delete');
  copy.close();
  const descriptor = openSync(partialPath, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Reads the copy as the bot would at its start. */
function checkCopy(partialPath: string, sourcePath: string): DatabaseCopy {
  assertUsable(partialPath, knownMigrations);
  const copy = new DatabaseSync(immutableUri(partialPath), { readOnly: true });
  try {
    const row = copy.prepare('select count(*) as revisions from revisions').get();
    return { sizeBytes: statSync(partialPath).size, revisionCount: Number(row?.revisions) };
  } catch (error) {
    if (resultCode(error) !== 1) throw error;
    throw unusableDatabase(sourcePath, { problem: 'holds nothing of On Record', advice: 'Is it the right one?' });
  } finally {
    copy.close();
  }
}
