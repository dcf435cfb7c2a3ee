import { constants, copyFileSync, existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Copy, copyDatabase } from './copy.ts';
import { knownMigrations } from './database.ts';
import { inspect, inspectPlace } from './inspection.ts';
import { takeLock } from './lock.ts';
import { makePrivateFolder } from './private-file.ts';
import { StoreError, telling } from './store-error.ts';

/** What is in force now, and where that is which was there before, if anything was. */
export type Restored = Copy & { readonly keptAs: string | undefined };

/**
 * Puts a copy in the place of the database, and keeps beside it what was there. Rejects with a StoreError where a bot runs on
 * it or the copy can't serve; then nothing has changed. Killed at any moment, it leaves one or the other whole.
 */
export async function restore(file: string, location: string, now: Date): Promise<Restored> {
  if (!existsSync(file)) throw new StoreError(`The file ${file} is not there. Name one that \`npm run backup\` wrote.`);
  inspectCopy(file);
  telling(location, () => makePrivateFolder(dirname(location)));
  inspectPlace(location);
  const lock = takeLock(location);
  try {
    const keptAs = existsSync(location) ? `${location}.replaced-${now.toISOString().replaceAll(':', '-')}` : undefined;
    const copy = await copyDatabase(file, location, () => {
      if (keptAs !== undefined) keep(location, keptAs);
    });
    lock.release();
    return { ...copy, keptAs };
  } catch (error) {
    lock.undo();
    throw error;
  }
}

/** Looked at first, so that nothing is touched for a file that can't serve; what it is told with is about that file. */
function inspectCopy(file: string): void {
  try {
    inspect(file, knownMigrations);
  } catch (error) {
    if (!(error instanceof StoreError) || error.what === undefined) throw error;
    const advice = 'Nothing has changed; name a file that `npm run backup` wrote.';
    throw new StoreError(`The file ${file} ${error.what}. ${advice}`, { cause: error });
  }
}

/** Nothing of the old one may lie beside the new: SQLite would take its log for that of the new. */
function keep(location: string, keptAs: string): void {
  fold(location);
  for (const ending of ['-wal', '-shm', '-journal'])
    if (existsSync(location + ending)) renameSync(location + ending, keptAs + ending);
  copyFileSync(location, keptAs, constants.COPYFILE_EXCL);
}

/** Takes what stands in the log into the database, if that can be read; a damaged one is kept as it is. */
function fold(location: string): void {
  try {
    const old = new DatabaseSync(location);
    try {
      old.exec('pragma journal_mode = delete');
    } finally {
      old.close();
    }
  } catch {
    return;
  }
}
