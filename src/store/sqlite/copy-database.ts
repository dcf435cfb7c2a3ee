import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { knownMigrations } from '../open-store.ts';
import { resultCode, StoreError, unusableDatabase, withStoreErrors, withStoreErrorsAsync } from '../store-error.ts';
import { assertUsable, immutableUri } from './check-database.ts';
import { createPrivateFile } from './lock.ts';

/** Size and content of a copy, for the operator. */
export type DatabaseCopy = { readonly sizeBytes: number; readonly revisionCount: number };

/** Suffixes of all files of a database. */
const databaseFileSuffixes: readonly string[] = ['', '-wal', '-shm', '-journal', '.lock'];

/**
 * Writes a consistent copy into a single private file, even while another process writes to the source. The copy is checked,
 * `beforeReplace` runs, and then the copy is moved to its place; on any failure every file stays unchanged. Rejects with a
 * StoreError.
 */
export async function copyDatabase(
  sourcePath: string,
  targetPath: string,
  beforeReplace = () => {},
): Promise<DatabaseCopy> {
  if (databaseFileSuffixes.some((suffix) => resolve(sourcePath + suffix) === resolve(targetPath)))
    throw new StoreError(`The file ${targetPath} is the database itself, or part of it. Choose another name.`);
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

/** All pages in one step: SQLite restarts a copy of several steps when the bot writes. */
const maxPagesPerStep = 2 ** 31 - 1;

async function writeCopy(sourcePath: string, partialPath: string): Promise<void> {
  const isClosed = !existsSync(`${sourcePath}-wal`) && !existsSync(`${sourcePath}-journal`);
  // Without a lock file no bot uses the database, so it can be opened as immutable, which creates no files beside it.
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
  // Without a write-ahead log, the copy is a single file.
  const copy = new DatabaseSync(partialPath);
  copy.exec('pragma journal_mode = delete');
  copy.close();
  const descriptor = openSync(partialPath, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function checkCopy(partialPath: string, sourcePath: string): DatabaseCopy {
  assertUsable(partialPath, knownMigrations);
  const copy = new DatabaseSync(immutableUri(partialPath), { readOnly: true });
  try {
    const row = copy.prepare('select count(*) as revisions from revisions').get();
    return { sizeBytes: statSync(partialPath).size, revisionCount: Number(row?.revisions) };
  } catch (error) {
    if (resultCode(error) !== 1) throw error;
    throw unusableDatabase(sourcePath, {
      problem: 'contains no On Record data',
      advice: 'Check that it is the right file.',
    });
  } finally {
    copy.close();
  }
}
