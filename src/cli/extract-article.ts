/** The article of an HTML page, without what surrounds it there; a line for each paragraph. */
export type Article = {
  readonly text: string;
  readonly headline?: string | undefined;
  readonly author?: string | undefined;
  readonly publisher?: string | undefined;
  /** As the page gives it, mostly ISO 8601. */
  readonly published?: string | undefined;
};

/** The little of a browser's document that is read here; the libraries' own types need those of a browser. */
type DomNode = { readonly textContent: string | null; querySelectorAll(selector: string): Iterable<DomNode> };

/** A break within a block, as Unicode has it, since line feeds of the source are only spaces. */
const lineBreak = '\u2028';
const blockSelector = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, td, th, dd, dt';

/** Finds the article by Mozilla's Readability, the reader view of Firefox. Loaded only here, since few articles come as HTML. */
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

/** By the end of its file's name, or by the tag that it begins with. */
export function isHtml(text: string, file = ''): boolean {
  return (
    /\.x?html?$/i.test(file) ||
    /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|article|main|div|p)[\s>]/i.test(text)
  );
}

/** The text of each innermost block: within one, line breaks of the source are spaces. */
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
