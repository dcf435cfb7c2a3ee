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
  if (!/[\p{L}\p{N}]/u.test(text))
    return { problem: 'the article contains no text. Name a text or HTML file that does.' };
  const byteCount = new TextEncoder().encode(text).length;
  return byteCount > maxTextBytes
    ? {
        problem: `the article has ${Math.ceil(byteCount / 1024)} KB of text; at most ${maxTextBytes / 1024} KB can be drafted. Remove the parts that nobody will ask about.`,
      }
    : { text };
}

/** A line of at least this share of the longest one is full: its sentence may continue in the next line. */
const minFullLineShare = 0.6;
/** Fewer lines that continue are headings or fragments. */
const minContinuedLines = 3;
/** “- Two people are hurt”, “1. Stay inside”, “14:05 Police arrive”, “| Road | Status” */
const ownLine = /^(?:[-*•‣–|]|\(?(?:\d{1,2}|[a-z])[.)]\s|\d{1,2}[:.]\d{2}\b)/i;

/** Joins the lines of wrapped text. Headings, list items, table rows and timestamps keep their line. */
function joinWrappedLines(lines: readonly string[]): readonly string[] {
  const longest = Math.max(...lines.map(({ length }) => length));
  const continues = (line: string, next: string | undefined) =>
    line.length >= longest * minFullLineShare &&
    !endsSentence(line) &&
    next !== undefined &&
    next !== '' &&
    !ownLine.test(next);
  const continuedCount = lines.filter((line, index) => continues(line, lines[index + 1])).length;
  if (longest > maxWrappedLineLength || continuedCount < minContinuedLines) return lines;
  const joined: string[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (previous !== undefined && continues(previous, line)) joined.push(`${joined.pop() ?? ''} ${line}`);
    else joined.push(line);
  }
  return joined;
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
