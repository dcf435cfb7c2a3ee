import { appendEntry, appendParaphrases, type NewEntry, type NewParaphrases } from '../../knowledge/append-entry.ts';
import { createIdAllocator } from '../../knowledge/drafting/id-allocator.ts';

/** What a form adds to a file. */
export type FileAddition = NewEntry | NewParaphrases;

/** An extended file, and the id of the entry that is new or has new paraphrases. */
export type ExtendedFile = { readonly bytes: Uint8Array; readonly id: string };

/**
 * Appends an entry or paraphrases to their list in a knowledge file. The id of a new entry is changed if the file already uses it.
 * Throws if the bytes are not a knowledge file, or for paraphrases of an entry that it does not have.
 */
export function addToFile(bytes: Uint8Array, entry: FileAddition): ExtendedFile {
  // A byte order mark is kept, like everything else.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if ('paraphrases' in entry)
    return { id: entry.entryId, bytes: new TextEncoder().encode(appendParaphrases(text, entry)) };
  const allocateId = createIdAllocator(findIds(text));
  const id = allocateId(['fact' in entry ? entry.fact.id : entry.notStated.id], 'entry');
  const entryWithId = 'fact' in entry ? { fact: { ...entry.fact, id } } : { notStated: { ...entry.notStated, id } };
  return { id, bytes: new TextEncoder().encode(appendEntry(text, entryWithId)) };
}

/** Every id in the file, including those of speakers and sources. */
function findIds(text: string): string[] {
  return [...text.matchAll(/\bid['"]?\s*:\s*['"]?([a-z0-9-]+)/g)].flatMap(([, id]) => id ?? []);
}
