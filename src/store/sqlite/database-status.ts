import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { knownMigrations } from '../open-store.ts';
import { resultCode, withStoreErrors } from '../store-error.ts';
import { assertUsable, assertWritableLocation } from './check-database.ts';

/** A database as it was found. */
export type DatabaseStatus =
  /** There is none yet, and one could be made. */
  | { readonly kind: 'none' }
  /** `isInUse`: by a bot that runs. */
  | { readonly kind: 'sound'; readonly isInUse: boolean };

/**
 * Looks at a database without touching it, and without a bot that runs noticing. Throws a StoreError where it could not serve,
 * with what to do.
 */
export function checkDatabase(location: string): DatabaseStatus {
  const folder = dirname(resolve(location));
  if (!existsSync(folder)) {
    withStoreErrors(location, () => accessSync(closestExistingFolder(folder), constants.W_OK));
    return { kind: 'none' };
  }
  // The dot at its end is only in a folder.
  withStoreErrors(location, () => accessSync(`${folder}/.`, constants.R_OK | constants.X_OK));
  assertWritableLocation(location);
  if (!existsSync(location)) return { kind: 'none' };
  withStoreErrors(location, () => accessSync(location, constants.R_OK | constants.W_OK));
  assertUsable(location, knownMigrations);
  return { kind: 'sound', isInUse: isInUse(location) };
}

/** The folder in which others would be made. */
function closestExistingFolder(folder: string): string {
  return existsSync(folder) ? folder : closestExistingFolder(dirname(folder));
}

const busyCode = 5;

/** Whether a bot has it open. Somebody who only reads the lock is refused, and whoever holds it is not disturbed. */
export function isInUse(location: string): boolean {
  const path = `${location}.lock`;
  if (!existsSync(path)) return false;
  return withStoreErrors(path, () => {
    const lock = new DatabaseSync(path, { readOnly: true });
    try {
      lock.prepare('select count(*) from sqlite_schema').get();
      return false;
    } catch (error) {
      if (resultCode(error) !== busyCode) throw error;
      return true;
    } finally {
      lock.close();
    }
  });
}
