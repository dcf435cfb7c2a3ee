import type { Message } from '../shown-message.ts';
import { button, element } from './element.ts';

/** The line above the field that says which message is answered. */
export type ReplyLine = {
  readonly node: HTMLElement;
  readonly isEmpty: () => boolean;
  /** The message, which from now on is answered no more. */
  take(): Message | undefined;
  show(message: Message): void;
  clear(): void;
};

/** An empty one; `left` is called when it is left by its button. */
export function openReplyLine(left: () => void): ReplyLine {
  const node = element('div', { class: 'replying', hidden: true });
  let answered: Message | undefined;
  function clear(): void {
    answered = undefined;
    node.hidden = true;
    node.replaceChildren();
  }
  function leave(): void {
    clear();
    left();
  }
  return {
    node,
    isEmpty: () => answered === undefined,
    take() {
      const taken = answered;
      clear();
      return taken;
    },
    show(message) {
      answered = message;
      const title = { 'aria-label': 'Do not reply', title: 'Do not reply (Esc)' };
      const words = element('span', {}, 'Replying to ', element('b', {}, message.author.name));
      node.replaceChildren(words, button({ class: 'tool', ...title }, leave, '✕'));
      node.hidden = false;
    },
    clear,
  };
}
