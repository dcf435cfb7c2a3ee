/** The text of an article in the layout of a knowledge file, or the reason why there is none. */
export type NormalizedArticle = { readonly text: string } | { readonly problem: string };

/** Leaves room for the facts in a knowledge file of 512 KB. */
const maxTextBytes = 200 * 1024;
/** Maximum line length of text wrapped by hand or by a mail program, in UTF-16 code units. */
const maxWrappedLineLength = 100;

/**
 * Changes only the layout: normalizes line breaks, collapses spaces, and removes invisible characters and those that
 * YAML does not allow.
 */
export function normalizeArticle(raw: string): NormalizedArticle {
  const lines = raw
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}|[\u00ad\u200b\ufeff]/gu, '')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim());
  const text = joinWrappedLines(lines)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return { problem: 'There is no text in this article; give one that has words.' };
  const byteCount = new TextEncoder().encode(text).length;
  return byteCount > maxTextBytes
    ? {
        problem: `The article has ${Math.ceil(byteCount / 1024)} KB of text; at most ${maxTextBytes / 1024} KB can be drafted. Leave out what nobody will ask about.`,
      }
    : { text };
}

/** Joins wrapped lines if most of them end in mid-sentence, because a line break ends a sentence. */
function joinWrappedLines(lines: readonly string[]): readonly string[] {
  const linesBeforeText = lines.filter((line, index) => line !== '' && (lines[index + 1] ?? '') !== '');
  const brokenLines = linesBeforeText.filter((line) => !endsSentence(line));
  const isWrapped =
    linesBeforeText.length >= 4 &&
    brokenLines.length > linesBeforeText.length / 2 &&
    lines.every(({ length }) => length <= maxWrappedLineLength);
  if (!isWrapped) return lines;
  return lines
    .join('\n')
    .replace(/(?<=\S)\n(?=\S)/g, ' ')
    .split('\n');
}

function endsSentence(line: string): boolean {
  return /[.!?…:][’”"')\]]*$/u.test(line);
}

/** Limit of schema.ts for one source, in UTF-16 code units. */
const maxSourceLength = 50_000;

/** Splits the text into sources: between paragraphs if possible, then after a sentence, then at a space. */
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
