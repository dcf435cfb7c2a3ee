import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';

/** A key of an older file format. `list`: the list whose items have the key; absent for a key at the top level. */
type KeyRename = { readonly from: string; readonly to: string; readonly list?: string };

/** In the order in which they apply: the items of `terms` are those of `synonyms` after the first rename. */
const keyRenames: readonly KeyRename[] = [
  { from: 'terms', to: 'synonyms' },
  { from: 'care', to: 'support-notices' },
  { list: 'facts', from: 'asked', to: 'paraphrases' },
  { list: 'not-stated', from: 'asked', to: 'paraphrases' },
  { list: 'not-stated', from: 'nearest', to: 'closest-sentence' },
  { list: 'synonyms', from: 'name', to: 'concept' },
  { list: 'synonyms', from: 'words', to: 'phrases' },
];

/** One message for all occurrences of an old key. `offset` of the first one counts UTF-16 code units. */
export type OldKey = { readonly offset: number; readonly message: string };

/**
 * Renames old keys in the parsed document, so that their values are validated like all others. If a group has both the
 * old and the current key, the old one is removed.
 */
export function renameOldKeys(root: unknown): OldKey[] {
  const offsets = new Map<string, number[]>();
  for (const rename of keyRenames) {
    const { from, to, list } = rename;
    const found = mapsOf(root, list).flatMap((map) => renameKey(map, from, to));
    const key = describeRename(rename);
    offsets.set(key, [...(offsets.get(key) ?? []), ...found]);
  }
  return [...offsets].flatMap(([description, places]) => {
    const [first, ...others] = places.toSorted((a, b) => a - b);
    return first === undefined ? [] : [{ offset: first, message: `${description}; ${advice(others.length)}` }];
  });
}

function describeRename({ from, to, list }: KeyRename): string {
  // “name” and “words” are current keys in other lists.
  const location = list === 'synonyms' ? `Under “${list}”, ` : '';
  return `${location}“${from}” is now called “${to}”`;
}

function advice(otherCount: number): string {
  if (otherCount === 0) return 'rename it.';
  return `rename it here and in ${otherCount} other ${otherCount === 1 ? 'place' : 'places'}.`;
}

function mapsOf(root: unknown, list: string | undefined): YAMLMap[] {
  if (!isMap(root)) return [];
  if (list === undefined) return [root];
  const items = root.get(list);
  return isSeq(items) ? items.items.filter(isMap) : [];
}

/** Returns the offset of the old key. */
function renameKey(map: YAMLMap, from: string, to: string): number[] {
  const key = map.items.find((pair) => isScalar(pair.key) && pair.key.value === from)?.key;
  if (!isScalar(key) || !key.range) return [];
  if (map.has(to)) map.delete(from);
  else key.value = to;
  return [key.range[0]];
}
