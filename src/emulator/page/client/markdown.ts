import { useState } from 'preact/hooks';
import { formatRelativeTime } from '../../relative-time.ts';
import type { MarkdownNode, MarkdownStyle } from '../protocol.ts';
import { type Children, html } from './html.ts';

const tags = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  quote: 'blockquote',
  small: 'small',
} as const satisfies Record<Exclude<MarkdownStyle, 'spoiler'>, string>;

type MarkdownProps = { readonly nodes: readonly MarkdownNode[] };

/** Text as Discord shows it. */
export function Markdown({ nodes }: MarkdownProps) {
  return html`${nodes.map((node) => html`<${Node} node=${node} />`)}`;
}

function Node({ node }: { readonly node: MarkdownNode }): Children {
  switch (node.kind) {
    case 'text':
    case 'emoji':
      return node.text;
    case 'break':
      return html`<br />`;
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'block':
      return html`<pre tabindex="0" role="region" aria-label="Code"><code>${node.text}</code></pre>`;
    case 'heading':
      // Not a heading element: its level would not fit between the headings of the page.
      return html`<p class=${`heading heading-${node.level}`}><${Markdown} nodes=${node.children} /></p>`;
    case 'link':
      return html`<${Link} url=${node.url}><${Markdown} nodes=${node.children} /></${Link}>`;
    case 'list': {
      const items = node.items.map((item) => html`<li><${Markdown} nodes=${item} /></li>`);
      return node.first === undefined ? html`<ul>${items}</ul>` : html`<ol start=${node.first}>${items}</ol>`;
    }
    case 'mention':
      return html`<span class="mention">${node.text}</span>`;
    case 'time':
      return html`<${Timestamp} seconds=${node.seconds} style=${node.style} />`;
    case 'spoiler':
      return html`<${Spoiler} nodes=${node.children} />`;
    default:
      return html`<${tags[node.kind]}><${Markdown} nodes=${node.children} /></${tags[node.kind]}>`;
  }
}

/** A link to another site, which receives no referrer. */
export function Link({ url, class: className, children }: { url: string; class?: string; children?: Children }) {
  return html`<a class=${className} href=${url} target="_blank" rel="noopener noreferrer" title=${url}>${children}</a>`;
}

/** Text that is hidden until it is pressed, also from screen readers. */
function Spoiler({ nodes }: MarkdownProps) {
  const [isShown, setShown] = useState(false);
  const show = (): void => setShown(true);
  if (isShown) return html`<span class="spoiler shown"><${Markdown} nodes=${nodes} /></span>`;
  return html`
    <span class="spoiler" role="button" tabindex="0" aria-label="Show spoiler" onClick=${show}
      onKeyDown=${({ key }: KeyboardEvent) => (key === 'Enter' || key === ' ') && show()}>
      <span aria-hidden="true"><${Markdown} nodes=${nodes} /></span>
    </span>
  `;
}

/** Discord's timestamp styles, https://docs.discord.com/developers/reference#message-formatting. */
const timestampStyles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** A time in the user's time zone and locale; the tooltip has all of it. */
function Timestamp({ seconds, style }: { readonly seconds: number; readonly style: string }) {
  const time = new Date(seconds * 1000);
  if (Number.isNaN(time.getTime())) return html`${`<t:${seconds}>`}`;
  const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  const text = style === 'R' ? formatRelativeTime(seconds, relative) : formatTime(time, style);
  return html`<time datetime=${time.toISOString()} title=${formatTime(time, 'F')}>${text}</time>`;
}

/** The time for a message of today, otherwise the date as well. */
export function formatSentAt(iso: string): string {
  const time = new Date(iso);
  return formatTime(time, time.toDateString() === new Date().toDateString() ? 't' : 'f');
}

function formatTime(time: Date, style: string): string {
  return new Intl.DateTimeFormat(undefined, timestampStyles[style] ?? timestampStyles.f).format(time);
}
