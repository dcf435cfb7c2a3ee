/** The text of an article in the layout of a knowledge file, or why there is none. */
export type NormalizedArticle = { readonly text: string } | { readonly problem: string };

/** More would leave no room for facts in a knowledge file, which may have 512 KB. */
const maxTextBytes = 200 * 1024;
/** Texts that are wrapped by hand or by a mail program have no line longer than this, in UTF-16 code units. */
const maxWrappedLineLength = 100;

/**
 * Changes the layout alone, never a word: line breaks of all kinds become one kind, spaces one space, and what can't be
 * seen or may not stand in YAML is left out.
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

/** A line break ends a sentence; so lines that a mail program has cut are joined, where most of them stop in mid-sentence. */
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
