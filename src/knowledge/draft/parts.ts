/** A source of a knowledge file may have so many UTF-16 code units (schema.ts). */
const longestPart = 50_000;

/** The text in parts short enough for one source each. Cut between paragraphs if possible, else at a space. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longestPart) {
    const at = cutAt(rest);
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...parts, rest].filter((part) => part !== '');
}

function cutAt(text: string): number {
  const head = text.slice(0, longestPart);
  const afterSentence = Math.max(...['. ', '! ', '? ', '。'].map((end) => head.lastIndexOf(end)));
  const places = [head.lastIndexOf('\n'), afterSentence + 1, head.lastIndexOf(' ')];
  const place = places.find((at) => at > longestPart / 2);
  return place ?? (/[\ud800-\udbff]$/.test(head) ? longestPart - 1 : longestPart);
}
