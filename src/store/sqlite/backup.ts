import { existsSync } from 'node:fs';
import { StoreError } from '../store-error.ts';
import { assertWritableLocation } from './check-database.ts';
import { copyDatabase, type DatabaseCopy } from './copy-database.ts';

/**
 * Copies a database into a file, while a bot runs on it or not. A file that is there already stays, unless it may be replaced.
 * Rejects with a StoreError.
 */
export async function backUpDatabase(
  databasePath: string,
  backupPath: string,
  overwrite: boolean,
): Promise<DatabaseCopy> {
  if (!existsSync(databasePath)) throw new StoreError(`The database ${databasePath} is not there. Is DATA_DIR right?`);
  if (existsSync(backupPath) && !overwrite)
    throw new StoreError(`The file ${backupPath} is there already. Name another one, or add --force to replace it.`);
  assertWritableLocation(backupPath);
  return copyDatabase(databasePath, backupPath);
}
