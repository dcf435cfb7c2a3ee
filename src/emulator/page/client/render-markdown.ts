import type { MarkdownNode, MarkdownStyle } from '../markdown-node.ts';
import { createElement } from './element.ts';
import { renderTime } from './render-time.ts';

const tags = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  quote: 'blockquote',
  small: 'small',
} as const satisfies Record<Exclude<MarkdownStyle, 'spoiler'>, keyof HTMLElementTagNameMap>;

/** Text as Discord shows it. */
export function renderMarkdown(marks: readonly MarkdownNode[]): Node[] {
  return marks.map(drawMark);
}

function drawMark(mark: MarkdownNode): Node {
  switch (mark.kind) {
    case 'text':
    case 'emoji':
      return document.createTextNode(mark.text);
    case 'break':
      return createElement('br');
    case 'code':
      return createElement('code', {}, mark.text);
    case 'block':
      return createElement(
        'pre',
        { tabindex: '0', role: 'region', 'aria-label': 'Code' },
        createElement('code', {}, mark.text),
      );
    case 'heading':
      // The page's own headings come first; a level more or less must not stand between them.
      return createElement('p', { class: `heading heading-${mark.level}` }, ...renderMarkdown(mark.children));
    case 'link':
      return renderLink(mark.url, ...renderMarkdown(mark.children));
    case 'list':
      return drawList(mark);
    case 'mention':
      return createElement('span', { class: 'mention' }, mark.text);
    case 'time':
      return renderTime(mark.seconds, mark.style);
    case 'spoiler':
      return drawSpoiler(mark.children);
    default:
      return createElement(tags[mark.kind], {}, ...renderMarkdown(mark.children));
  }
}

/** A link out of the page; the other side does not learn from where. */
export function renderLink(address: string, ...inside: readonly (Node | string)[]): HTMLAnchorElement {
  return createElement('a', { href: address, target: '_blank', rel: 'noopener noreferrer', title: address }, ...inside);
}

function drawList({ first, items }: Extract<MarkdownNode, { kind: 'list' }>): Node {
  const lines = items.map((item) => createElement('li', {}, ...renderMarkdown(item)));
  return first === undefined
    ? createElement('ul', {}, ...lines)
    : createElement('ol', { start: String(first) }, ...lines);
}

/** Hidden until it is pressed, for a screen reader too. */
function drawSpoiler(inside: readonly MarkdownNode[]): Node {
  const words = createElement('span', { 'aria-hidden': 'true' }, ...renderMarkdown(inside));
  const spoiler = createElement(
    'span',
    { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': 'Spoiler, show it' },
    words,
  );
  const show = (): void => {
    spoiler.replaceWith(createElement('span', { class: 'spoiler shown' }, ...renderMarkdown(inside)));
  };
  spoiler.addEventListener('click', show);
  spoiler.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') show();
  });
  return spoiler;
}
