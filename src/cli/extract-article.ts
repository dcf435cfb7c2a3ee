/** The article of an HTML page, without navigation; one line for each paragraph. */
export type Article = {
  readonly text: string;
  readonly headline?: string | undefined;
  readonly author?: string | undefined;
  readonly publisher?: string | undefined;
  /** As the page gives it, usually ISO 8601. */
  readonly published?: string | undefined;
};

/** The part of the DOM that is used here; the libraries' own types need browser types. */
type DomNode = { readonly textContent: string | null; querySelectorAll(selector: string): Iterable<DomNode> };

/** A Unicode line separator for `<br>`, because line feeds in HTML are only spaces. */
const lineBreak = '\u2028';
const blockSelector = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, td, th, dd, dt';

/** Finds the article with Mozilla's Readability, which is loaded only when an article is HTML. */
export async function extractArticle(html: string): Promise<Article> {
  const { parseHTML } = await import('linkedom');
  const { Readability } = await import('@mozilla/readability');
  const parsed = new Readability(parseHTML(html).document).parse();
  const content = (parsed?.content ?? html).replace(/<br\s*\/?>/gi, lineBreak);
  const { body }: { body: DomNode } = parseHTML(`<!doctype html><html><body>${content}</body></html>`).document;
  const normalize = (value: string | null | undefined) => value?.replace(/[\s\p{Cc}]+/gu, ' ').trim() || undefined;
  return {
    text: extractLines(body).join('\n'),
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

/** The text of each innermost block. Line feeds inside a block are spaces. */
function extractLines(body: DomNode): string[] {
  const innermost = [...body.querySelectorAll(blockSelector)].filter(
    (block) => [...block.querySelectorAll(blockSelector)].length === 0,
  );
  const lines = innermost.map(collapseWhitespace).filter((line) => line !== '');
  return lines.length > 0 ? lines : [collapseWhitespace(body)];
}

function collapseWhitespace({ textContent }: DomNode): string {
  return (textContent ?? '').replace(/[^\S\u2028]+/g, ' ').trim();
}
