import { constants, copyFileSync, existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { knownMigrations } from '../open-store.ts';
import { StoreError, withStoreErrors } from '../store-error.ts';
import { assertUsable, assertWritableLocation } from './check-database.ts';
import { copyDatabase, type DatabaseCopy } from './copy-database.ts';
import { acquireLock, createPrivateFolder } from './lock.ts';

/** The restored copy, and the path of the database that it replaced. */
export type RestoreResult = DatabaseCopy & { readonly replacedPath: string | undefined };

/**
 * Replaces the database by a backup, and keeps the previous one beside it. Rejects with a StoreError, without any change, if a
 * bot uses the database or the backup is unusable. If the process is killed, one of the two is complete.
 */
export async function restoreDatabase(backupPath: string, databasePath: string, now: Date): Promise<RestoreResult> {
  if (!existsSync(backupPath))
    throw new StoreError(`The file ${backupPath} does not exist. Choose one that \`npm run backup\` wrote.`);
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

/** Checked first, so that the error names the backup and not the database. */
function assertBackupUsable(backupPath: string): void {
  try {
    assertUsable(backupPath, knownMigrations);
  } catch (error) {
    if (!(error instanceof StoreError) || error.problem === undefined) throw error;
    const advice = 'Nothing has changed. Choose a file that `npm run backup` wrote.';
    throw new StoreError(`The file ${backupPath} ${error.problem}. ${advice}`, { cause: error });
  }
}

/** SQLite would apply an old write-ahead log to the new database. */
function keepReplaced(databasePath: string, replacedPath: string): void {
  checkpoint(databasePath);
  for (const suffix of ['-wal', '-shm', '-journal'])
    if (existsSync(databasePath + suffix)) renameSync(databasePath + suffix, replacedPath + suffix);
  copyFileSync(databasePath, replacedPath, constants.COPYFILE_EXCL);
}

/** Writes the log into the database, unless the database is damaged. */
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
