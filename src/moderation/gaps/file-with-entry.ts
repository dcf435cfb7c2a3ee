import type { Shift } from '../../answering/shift.ts';
import { appendEntry } from '../../knowledge/append.ts';
import type { What } from './form.ts';
import { readForm } from './new-entry.ts';
import type { Fields } from './typed.ts';

/** A knowledge file with what a form brought at the end of its list, and the id of that; or why there is none. */
export function fileWithEntry(
  bytes: Uint8Array,
  shift: Shift,
  what: What,
  fields: Fields,
): { readonly id: string; readonly bytes: Uint8Array } | { readonly problem: string } {
  // A byte order mark stays, like everything else.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const read = readForm(shift, text, what, fields);
  return 'problem' in read ? read : { id: read.id, bytes: new TextEncoder().encode(appendEntry(text, read.entry)) };
}
