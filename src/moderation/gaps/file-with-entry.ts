import { appendEntry, type NewEntry } from '../../knowledge/append.ts';
import { openIds } from '../../knowledge/draft/ids.ts';

/**
 * A knowledge file with one entry more at the end of its list, and the entry's id: another than it came with where the file
 * has that one already. Throws where the bytes are no knowledge file.
 */
export function withEntry(bytes: Uint8Array, entry: NewEntry): { readonly bytes: Uint8Array; readonly id: string } {
  // A byte order mark stays, like everything else.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const giveId = openIds(idsIn(text));
  const id = giveId(['fact' in entry ? entry.fact.id : entry.notStated.id], 'entry');
  const named = 'fact' in entry ? { fact: { ...entry.fact, id } } : { notStated: { ...entry.notStated, id } };
  return { id, bytes: new TextEncoder().encode(appendEntry(text, named)) };
}

/** Every id of a file, the ones of what is no entry too: another one is as good. */
function idsIn(text: string): string[] {
  return [...text.matchAll(/\bid['"]?\s*:\s*['"]?([a-z0-9-]+)/g)].flatMap(([, id]) => id ?? []);
}
