import { existsSync } from 'node:fs';
import { StoreError } from '../store-error.ts';
import { assertWritableLocation } from './check-database.ts';
import { copyDatabase, type DatabaseCopy } from './copy-database.ts';

/** Copies a database into a file, also while a bot uses it. Rejects with a StoreError if the file exists and `overwrite` is false. */
export async function backUpDatabase(
  databasePath: string,
  backupPath: string,
  overwrite: boolean,
): Promise<DatabaseCopy> {
  if (!existsSync(databasePath)) throw new StoreError(`The database ${databasePath} does not exist. Check DATA_DIR.`);
  if (existsSync(backupPath) && !overwrite)
    throw new StoreError(`The file ${backupPath} already exists. Choose another name, or add --force to replace it.`);
  assertWritableLocation(backupPath);
  return copyDatabase(databasePath, backupPath);
}
