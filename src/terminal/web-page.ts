/** The article of an HTML page, without what surrounds it there; a line for each paragraph. */
export type WebPage = {
  readonly text: string;
  readonly headline?: string | undefined;
  readonly author?: string | undefined;
  readonly publisher?: string | undefined;
  /** As the page gives it, mostly ISO 8601. */
  readonly published?: string | undefined;
};

/** The little of a browser's document that is read here; the libraries' own types need those of a browser. */
type Node = { readonly textContent: string | null; querySelectorAll(selector: string): Iterable<Node> };

/** A break within a block, as Unicode has it, since line feeds of the source are only spaces. */
const lineBreak = '\u2028';
const blocks = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, td, th, dd, dt';

/** Finds the article by Mozilla's Readability, the reader view of Firefox. Loaded only here, since few articles come as HTML. */
export async function readWebPage(html: string): Promise<WebPage> {
  const { parseHTML } = await import('linkedom');
  const { Readability } = await import('@mozilla/readability');
  const article = new Readability(parseHTML(html).document).parse();
  const content = (article?.content ?? html).replace(/<br\s*\/?>/gi, lineBreak);
  const { body }: { body: Node } = parseHTML(`<!doctype html><html><body>${content}</body></html>`).document;
  const known = (value: string | null | undefined) => value?.replace(/[\s\p{Cc}]+/gu, ' ').trim() || undefined;
  return {
    text: linesOf(body).join('\n'),
    headline: known(article?.title),
    author: known(article?.byline),
    publisher: known(article?.siteName),
    published: known(article?.publishedTime),
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
function linesOf(body: Node): string[] {
  const innermost = [...body.querySelectorAll(blocks)].filter(
    (block) => [...block.querySelectorAll(blocks)].length === 0,
  );
  const lines = innermost.map(oneLine).filter((line) => line !== '');
  return lines.length > 0 ? lines : [oneLine(body)];
}

function oneLine({ textContent }: Node): string {
  return (textContent ?? '').replace(/[^\S\u2028]+/g, ' ').trim();
}
