import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ClientValidationError } from '../clients/client-validation-error.ts';
import type { Upload } from '../state/attachments.ts';

/** A file of this machine, to be sent along. Throws ClientValidationError if it can't be read. */
export async function readUpload(path: string): Promise<Upload> {
  try {
    return { name: basename(path), data: await readFile(path) };
  } catch {
    throw new ClientValidationError([`The file ${path} can't be read here.`]);
  }
}

/** Keeps a file that was sent. Throws ClientValidationError if it can't be fetched or written; nothing is ever overwritten. */
export async function saveDownload(path: string, url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new ClientValidationError(['This file is no longer available.']);
  const data = await response.bytes();
  try {
    await writeFile(path, data, { flag: 'wx' });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new ClientValidationError([isThere ? `There is a file ${path} already.` : `${path} can't be written here.`]);
  }
}
