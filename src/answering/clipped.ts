const characters = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/**
 * A text of so many UTF-16 units at most, as Discord counts them; `sign` stands in place of what was cut off. It is never cut
 * inside what people see as one character: an emoji has eight units and more. For names and labels, which only help to find
 * a thing; words of a source are never shortened.
 */
export function clipped(text: string, most: number, sign = '…'): string {
  if (text.length <= most) return text;
  const cut = characters.segment(text).containing(most - sign.length)?.index ?? 0;
  return `${text.slice(0, cut)}${sign}`;
}
