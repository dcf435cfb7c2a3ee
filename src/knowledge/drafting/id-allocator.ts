/** Limit of schema.ts. */
const maxIdLength = 30;

/** Returns a unique id made of these words, or of the fallback if they have no Latin letters. */
export type AllocateId = (words: readonly string[], fallback: string) => string;

export function createIdAllocator(reservedIds: Iterable<string> = []): AllocateId {
  const usedIds = new Set(reservedIds);
  return (words, fallback) => {
    const preferredId = slugify(words) || slugify([fallback]) || 'entry';
    const id = usedIds.has(preferredId) ? appendNumber(preferredId, usedIds) : preferredId;
    usedIds.add(id);
    return id;
  };
}

/** Joins lower-case Latin words with hyphens, up to the maximum length of an id; '' if that is not a valid id. */
export function slugify(words: readonly string[]): string {
  const slugWords = words
    .map((word) =>
      word
        .normalize('NFKD')
        .replace(/[\p{M}’']|(?<=\d)[.,:](?=\d)/gu, '')
        .toLowerCase(),
    )
    .flatMap((word) => word.split(/[^a-z0-9]+/))
    .filter((word) => word !== '');
  let id = '';
  for (const word of slugWords) {
    const candidate = id === '' ? word.slice(0, maxIdLength) : `${id}-${word}`;
    if (candidate.length > maxIdLength) break;
    id = candidate;
  }
  return /[a-z]/.test(id) && !(id in {}) ? id : '';
}

function appendNumber(id: string, usedIds: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const candidate = id.slice(0, maxIdLength - suffix.length).replace(/-+$/, '') + suffix;
    if (!usedIds.has(candidate)) return candidate;
  }
}
