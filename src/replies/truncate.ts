const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/**
 * A text of so many UTF-16 units at most, as Discord counts them; `sign` stands in place of what was cut off. It is never cut
 * inside what people see as one character: an emoji has eight units and more. For names and labels, which only help to find
 * a thing; words of a source are never shortened.
 */
export function truncate(text: string, maxLength: number, ellipsis = '…'): string {
  if (text.length <= maxLength) return text;
  const end = graphemes.segment(text).containing(maxLength - ellipsis.length)?.index ?? 0;
  return `${text.slice(0, end)}${ellipsis}`;
}
