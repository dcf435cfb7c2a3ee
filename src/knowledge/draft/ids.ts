/** Ids may have so many characters (schema.ts). */
const longest = 30;

/** Gives ids that nothing else has: from these words, or from the fallback where they have no Latin letters. */
export type GiveId = (words: readonly string[], fallback: string) => string;

export function openIds(taken: Iterable<string> = []): GiveId {
  const used = new Set(taken);
  return (words, fallback) => {
    const wished = toId(words) || toId([fallback]) || 'entry';
    const id = used.has(wished) ? numbered(wished, used) : wished;
    used.add(id);
    return id;
  };
}

/** Lower-case Latin words joined by hyphens, as many whole ones as there is room for. */
export function toId(words: readonly string[]): string {
  const plain = words
    .map((word) =>
      word
        .normalize('NFKD')
        .replace(/[\p{M}’']|(?<=\d)[.,:](?=\d)/gu, '')
        .toLowerCase(),
    )
    .flatMap((word) => word.split(/[^a-z0-9]+/))
    .filter((word) => word !== '');
  let id = '';
  for (const word of plain) {
    const longer = id === '' ? word.slice(0, longest) : `${id}-${word}`;
    if (longer.length > longest) break;
    id = longer;
  }
  return id;
}

function numbered(id: string, used: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const end = `-${number}`;
    const next = id.slice(0, longest - end.length).replace(/-+$/, '') + end;
    if (!used.has(next)) return next;
  }
}
