import type { Mark, Wrapping } from '../shown-text.ts';
import { drawTime } from './draw-time.ts';
import { element } from './element.ts';

const tags = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  struck: 's',
  quote: 'blockquote',
  small: 'small',
} as const satisfies Record<Exclude<Wrapping, 'spoiler'>, keyof HTMLElementTagNameMap>;

/** Text as Discord shows it. */
export function drawMarks(marks: readonly Mark[]): Node[] {
  return marks.map(drawMark);
}

function drawMark(mark: Mark): Node {
  switch (mark.kind) {
    case 'text':
    case 'emoji':
      return document.createTextNode(mark.text);
    case 'break':
      return element('br');
    case 'code':
      return element('code', {}, mark.text);
    case 'block':
      return element('pre', { tabindex: '0', role: 'region', 'aria-label': 'Code' }, element('code', {}, mark.text));
    case 'heading':
      // The page's own headings come first; a level more or less must not stand between them.
      return element('p', { class: `heading heading-${mark.level}` }, ...drawMarks(mark.inside));
    case 'link':
      return drawLink(mark.address, ...drawMarks(mark.inside));
    case 'list':
      return drawList(mark);
    case 'mention':
      return element('span', { class: 'mention' }, mark.text);
    case 'time':
      return drawTime(mark.seconds, mark.style);
    case 'spoiler':
      return drawSpoiler(mark.inside);
    default:
      return element(tags[mark.kind], {}, ...drawMarks(mark.inside));
  }
}

/** A link out of the page; the other side does not learn from where. */
export function drawLink(address: string, ...inside: readonly (Node | string)[]): HTMLAnchorElement {
  return element('a', { href: address, target: '_blank', rel: 'noopener noreferrer', title: address }, ...inside);
}

function drawList({ first, items }: Extract<Mark, { kind: 'list' }>): Node {
  const lines = items.map((item) => element('li', {}, ...drawMarks(item)));
  return first === undefined ? element('ul', {}, ...lines) : element('ol', { start: String(first) }, ...lines);
}

/** Hidden until it is pressed, for a screen reader too. */
function drawSpoiler(inside: readonly Mark[]): Node {
  const words = element('span', { 'aria-hidden': 'true' }, ...drawMarks(inside));
  const spoiler = element(
    'span',
    { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': 'Spoiler, show it' },
    words,
  );
  const show = (): void => {
    spoiler.replaceWith(element('span', { class: 'spoiler shown' }, ...drawMarks(inside)));
  };
  spoiler.addEventListener('click', show);
  spoiler.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') show();
  });
  return spoiler;
}
