import { appendEntry, type NewEntry } from '../../../knowledge/append-entry.ts';
import { createIdAllocator } from '../../../knowledge/drafting/id-allocator.ts';

/**
 * A knowledge file with one entry more at the end of its list, and the entry's id: another than it came with where the file
 * has that one already. Throws where the bytes are no knowledge file.
 */
export function appendEntryToFile(
  bytes: Uint8Array,
  entry: NewEntry,
): { readonly bytes: Uint8Array; readonly id: string } {
  // A byte order mark stays, like everything else.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const allocateId = createIdAllocator(findIds(text));
  const id = allocateId(['fact' in entry ? entry.fact.id : entry.notStated.id], 'entry');
  const entryWithId = 'fact' in entry ? { fact: { ...entry.fact, id } } : { notStated: { ...entry.notStated, id } };
  return { id, bytes: new TextEncoder().encode(appendEntry(text, entryWithId)) };
}

/** Every id of a file, the ones of what is no entry too: another one is as good. */
function findIds(text: string): string[] {
  return [...text.matchAll(/\bid['"]?\s*:\s*['"]?([a-z0-9-]+)/g)].flatMap(([, id]) => id ?? []);
}
