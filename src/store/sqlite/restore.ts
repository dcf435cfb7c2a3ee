import { constants, copyFileSync, existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { knownMigrations } from '../open-store.ts';
import { StoreError, withStoreErrors } from '../store-error.ts';
import { assertUsable, assertWritableLocation } from './check-database.ts';
import { copyDatabase, type DatabaseCopy } from './copy-database.ts';
import { acquireLock } from './lock.ts';
import { createPrivateFolder } from './private-file.ts';

/** What is in force now, and where that is which was there before, if anything was. */
export type RestoreResult = DatabaseCopy & { readonly replacedPath: string | undefined };

/**
 * Puts a copy in the place of the database, and keeps beside it what was there. Rejects with a StoreError where a bot runs on
 * it or the copy can't serve; then nothing has changed. Killed at any moment, it leaves one or the other whole.
 */
export async function restoreDatabase(backupPath: string, databasePath: string, now: Date): Promise<RestoreResult> {
  if (!existsSync(backupPath))
    throw new StoreError(`The file ${backupPath} is not there. Name one that \`npm run backup\` wrote.`);
  assertBackupUsable(backupPath);
  withStoreErrors(databasePath, () => createPrivateFolder(dirname(databasePath)));
  assertWritableLocation(databasePath);
  const lock = acquireLock(databasePath);
  try {
    const replacedPath = existsSync(databasePath)
      ? `${databasePath}.replaced-${now.toISOString().replaceAll(':', '-')}`
      : undefined;
    const databaseCopy = await copyDatabase(backupPath, databasePath, () => {
      if (replacedPath !== undefined) keepReplaced(databasePath, replacedPath);
    });
    lock.release();
    return { ...databaseCopy, replacedPath };
  } catch (error) {
    lock.discard();
    throw error;
  }
}

/** Looked at first, so that nothing is touched for a file that can't serve; what it is told with is about that file. */
function assertBackupUsable(backupPath: string): void {
  try {
    assertUsable(backupPath, knownMigrations);
  } catch (error) {
    if (!(error instanceof StoreError) || error.problem === undefined) throw error;
    const advice = 'Nothing has changed; name a file that `npm run backup` wrote.';
    throw new StoreError(`The file ${backupPath} ${error.problem}. ${advice}`, { cause: error });
  }
}

/** Nothing of the old one may lie beside the new: SQLite would take its log for that of the new. */
function keepReplaced(databasePath: string, replacedPath: string): void {
  checkpoint(databasePath);
  for (const suffix of ['-wal', '-shm', '-journal'])
    if (existsSync(databasePath + suffix)) renameSync(databasePath + suffix, replacedPath + suffix);
  copyFileSync(databasePath, replacedPath, constants.COPYFILE_EXCL);
}

/** Takes what stands in the log into the database, if that can be read; a damaged one is kept as it is. */
function checkpoint(databasePath: string): void {
  try {
    const database = new DatabaseSync(databasePath);
    try {
      database.exec('pragma journal_mode = delete');
    } finally {
      database.close();
    }
  } catch {
    return;
  }
}
