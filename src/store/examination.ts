import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { knownMigrations } from './database.ts';
import { inspect, inspectPlace } from './inspection.ts';
import { resultCode, telling } from './store-error.ts';

/** A database as it was found. */
export type Examined =
  /** There is none yet, and one could be made. */
  | { readonly kind: 'none' }
  /** `isInUse`: by a bot that runs. */
  | { readonly kind: 'sound'; readonly isInUse: boolean };

/**
 * Looks at a database without touching it, and without a bot that runs noticing. Throws a StoreError where it could not serve,
 * with what to do.
 */
export function examine(location: string): Examined {
  const folder = dirname(resolve(location));
  if (!existsSync(folder)) {
    telling(location, () => accessSync(nearest(folder), constants.W_OK));
    return { kind: 'none' };
  }
  // The dot at its end is only in a folder.
  telling(location, () => accessSync(`${folder}/.`, constants.R_OK | constants.X_OK));
  inspectPlace(location);
  if (!existsSync(location)) return { kind: 'none' };
  telling(location, () => accessSync(location, constants.R_OK | constants.W_OK));
  inspect(location, knownMigrations);
  return { kind: 'sound', isInUse: isInUse(location) };
}

/** The folder in which others would be made. */
function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder));
}

const busy = 5;

/** Whether a bot has it open. Somebody who only reads the lock is refused, and whoever holds it is not disturbed. */
export function isInUse(location: string): boolean {
  const path = `${location}.lock`;
  if (!existsSync(path)) return false;
  return telling(path, () => {
    const lock = new DatabaseSync(path, { readOnly: true });
    try {
      lock.prepare('select count(*) from sqlite_schema').get();
      return false;
    } catch (error) {
      if (resultCode(error) !== busy) throw error;
      return true;
    } finally {
      lock.close();
    }
  });
}
