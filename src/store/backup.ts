import { existsSync } from 'node:fs';
import { type Copy, copyDatabase } from './copy.ts';
import { inspectPlace } from './inspection.ts';
import { StoreError } from './store-error.ts';

/**
 * Copies a database into a file, while a bot runs on it or not. A file that is there already stays, unless it may be replaced.
 * Rejects with a StoreError.
 */
export async function backUp(location: string, file: string, mayReplace: boolean): Promise<Copy> {
  if (!existsSync(location)) throw new StoreError(`The database ${location} is not there. Is DATA_DIR right?`);
  if (existsSync(file) && !mayReplace)
    throw new StoreError(`The file ${file} is there already. Name another one, or add --force to replace it.`);
  inspectPlace(file);
  return copyDatabase(location, file);
}
