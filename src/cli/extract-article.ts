/** The article of an HTML page, without navigation; a paragraph for each block. */
export type Article = {
  readonly text: string;
  readonly headline?: string | undefined;
  readonly author?: string | undefined;
  readonly publisher?: string | undefined;
  /** As the page gives it, usually ISO 8601. */
  readonly published?: string | undefined;
};

/** The part of the DOM that is used here; the libraries' own types need browser types. */
type DomNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<DomNode>;
};

/** The DOM's `Node.TEXT_NODE`. */
const textNode = 3;

const codeElements = new Set(['script', 'style', 'template', 'noscript']);

/** Elements whose text stands in the line of its surroundings. */
const inlineElements = new Set(
  `a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var
  wbr`.split(/\s+/),
);

/** Finds the article with Mozilla's Readability, which is loaded only when an article is HTML. */
export async function extractArticle(html: string): Promise<Article> {
  const { parseHTML } = await import('linkedom');
  const { Readability } = await import('@mozilla/readability');
  const parsed = new Readability(parseHTML(html).document).parse();
  const content = parsed?.content ?? html;
  const { body }: { body: DomNode } = parseHTML(`<!doctype html><html><body>${content}</body></html>`).document;
  const normalize = (value: string | null | undefined) => value?.replace(/[\s\p{Cc}]+/gu, ' ').trim() || undefined;
  return {
    // Blank lines, so that no block is taken for the continuation of a wrapped line.
    text: extractBlocks(body).join('\n\n'),
    headline: normalize(parsed?.title),
    author: normalize(parsed?.byline),
    publisher: normalize(parsed?.siteName),
    published: normalize(parsed?.publishedTime),
  };
}

/** Detects HTML by the file name or the first tag. */
export function isHtml(text: string, file = ''): boolean {
  return (
    /\.x?html?$/i.test(file) ||
    /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|article|main|div|p)[\s>]/i.test(text)
  );
}

/** The text of each block: a paragraph, a heading, a list item, a table cell, a caption. A `<br>` ends one too. */
function extractBlocks(body: DomNode): string[] {
  const blocks: string[] = [''];
  const visit = (node: DomNode) => {
    if (node.nodeType === textNode) {
      blocks.push(`${blocks.pop() ?? ''}${node.textContent ?? ''}`);
      return;
    }
    const name = node.nodeName.toLowerCase();
    if (codeElements.has(name)) return;
    const isBlock = !inlineElements.has(name);
    if (isBlock) blocks.push('');
    for (const child of Array.from(node.childNodes)) visit(child);
    if (isBlock) blocks.push('');
  };
  visit(body);
  return blocks.map((block) => block.replace(/\s+/g, ' ').trim()).filter((block) => block !== '');
}
