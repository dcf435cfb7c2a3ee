import type { NewFile } from '../protocol.ts';
import { Refusal } from './connection.ts';

/** The largest file that Discord takes, in bytes. */
const largest = 10 * 1024 * 1024;

/** A file of this machine as it is sent. Rejects with Refusal if it is too large or can't be read. */
export async function readFile(file: File): Promise<NewFile> {
  if (file.size > largest) throw new Refusal([`${file.name} is larger than 10 MiB.`]);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.addEventListener('load', () => resolve(String(reader.result)));
  reader.addEventListener('error', () => reject(new Refusal([`${file.name} can't be read.`])));
  reader.readAsDataURL(file);
  const address = await promise;
  return { name: file.name, type: file.type, data: address.slice(address.indexOf(',') + 1) };
}
