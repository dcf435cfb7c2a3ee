import { appendEntry, type NewEntry } from '../../knowledge/append-entry.ts';
import { createIdAllocator } from '../../knowledge/drafting/id-allocator.ts';

/** A file with a new entry, and the id of the entry. */
export type ExtendedFile = { readonly bytes: Uint8Array; readonly id: string };

/**
 * Appends an entry to its list in a knowledge file. Returns the file and the id of the entry, which is changed if the file already uses it.
 * Throws if the bytes are not a knowledge file.
 */
export function appendEntryToFile(bytes: Uint8Array, entry: NewEntry): ExtendedFile {
  // A byte order mark is kept, like everything else.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const allocateId = createIdAllocator(findIds(text));
  const id = allocateId(['fact' in entry ? entry.fact.id : entry.notStated.id], 'entry');
  const entryWithId = 'fact' in entry ? { fact: { ...entry.fact, id } } : { notStated: { ...entry.notStated, id } };
  return { id, bytes: new TextEncoder().encode(appendEntry(text, entryWithId)) };
}

/** Every id in the file, including those of speakers and sources. */
function findIds(text: string): string[] {
  return [...text.matchAll(/\bid['"]?\s*:\s*['"]?([a-z0-9-]+)/g)].flatMap(([, id]) => id ?? []);
}
