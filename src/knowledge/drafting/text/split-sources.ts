/** A source of a knowledge file may have so many UTF-16 code units (schema.ts). */
const maxSourceLength = 50_000;

/** The text in parts short enough for one source each. Cut between paragraphs if possible, else at a space. */
export function splitIntoSources(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > maxSourceLength) {
    const splitOffset = findSplitOffset(rest);
    parts.push(rest.slice(0, splitOffset).trim());
    rest = rest.slice(splitOffset).trim();
  }
  return [...parts, rest].filter((part) => part !== '');
}

function findSplitOffset(text: string): number {
  const head = text.slice(0, maxSourceLength);
  const afterSentence = Math.max(...['. ', '! ', '? ', '。'].map((end) => head.lastIndexOf(end)));
  const offsets = [head.lastIndexOf('\n'), afterSentence + 1, head.lastIndexOf(' ')];
  const splitOffset = offsets.find((offset) => offset > maxSourceLength / 2);
  return splitOffset ?? (/[\ud800-\udbff]$/.test(head) ? maxSourceLength - 1 : maxSourceLength);
}
