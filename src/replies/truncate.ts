const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/**
 * Shortens names and labels; never use it for words of a source. `maxLength` counts UTF-16 units, like Discord, and includes
 * the ellipsis. Cuts only between graphemes: an emoji can have eight units or more.
 */
export function truncate(text: string, maxLength: number, ellipsis = '…'): string {
  if (text.length <= maxLength) return text;
  const end = graphemes.segment(text).containing(maxLength - ellipsis.length)?.index ?? 0;
  return `${text.slice(0, end)}${ellipsis}`;
}
