/**
 * The ids of feature names by the hash of the name, ascending. A file has up to 150,000 names: as hashes they take a tenth of
 * the memory, and no time when a worker thread hands them over. Two of them share a hash in one file of a million.
 */
export type Vocabulary = { readonly hashes: Float64Array; readonly featureIds: Uint32Array };

export function buildVocabulary(featureIds: ReadonlyMap<string, number>): Vocabulary {
  const entries = [...featureIds]
    .map(([name, featureId]) => ({ hash: hashName(name), featureId }))
    .sort((a, b) => a.hash - b.hash);
  return {
    hashes: Float64Array.from(entries, ({ hash }) => hash),
    featureIds: Uint32Array.from(entries, ({ featureId }) => featureId),
  };
}

/** The id of a known name, by binary search. */
export function findFeatureId({ hashes, featureIds }: Vocabulary, name: string): number | undefined {
  const hash = hashName(name);
  let [low, high] = [0, hashes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return hashes[low] === hash ? featureIds[low] : undefined;
}

/** 53 bits, which a number holds exactly: cyrb53 (bryc, public domain). */
function hashName(name: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < name.length; index += 1) {
    const code = name.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
