/** One SVG element; attributes with numbers are rounded to tenths of a pixel. */
export function svgElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly string[]
): string {
  const attributeTexts = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeValue(value)}"`);
  const openTag = `<${name}${attributeTexts.join('')}`;
  return children.length === 0 ? `${openTag}/>` : `${openTag}>${children.join('\n')}</${name}>`;
}

/** A line of text, escaped for XML. */
export function svgText(
  x: number,
  y: number,
  content: string,
  kind: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  return svgElement('text', { x, y, class: kind, 'text-anchor': anchor }, escapeXml(content));
}

function attributeValue(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : escapeXml(value);
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
