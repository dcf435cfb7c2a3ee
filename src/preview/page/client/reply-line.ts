import type { Message } from '../shown-message.ts';
import { button, element } from './element.ts';

/** The line above the field that says which message is answered. */
export type ReplyLine = {
  readonly node: HTMLElement;
  /** The id of the message. */
  readonly answered: () => string | undefined;
  show(message: Message): void;
  clear(): void;
};

/** An empty one; `left` is called when it is left by its button. */
export function openReplyLine(left: () => void): ReplyLine {
  const node = element('div', { class: 'replying', hidden: true });
  let id: string | undefined;
  function clear(): void {
    id = undefined;
    node.hidden = true;
    node.replaceChildren();
  }
  function leave(): void {
    clear();
    left();
  }
  return {
    node,
    answered: () => id,
    show({ id: answered, author }) {
      id = answered;
      const title = { 'aria-label': 'Do not reply', title: 'Do not reply (Esc)' };
      const words = element('span', {}, 'Replying to ', element('b', {}, author.name));
      node.replaceChildren(words, button({ class: 'tool', ...title }, leave, '✕'));
      node.hidden = false;
    },
    clear,
  };
}
