import type { PageMessage } from '../page-message.ts';
import { createButton, createElement } from './element.ts';

/** The line above the field that says which message is answered. */
export type ReplyBar = {
  readonly node: HTMLElement;
  readonly isEmpty: () => boolean;
  /** The message, which from now on is answered no more. */
  take(): PageMessage | undefined;
  show(message: PageMessage): void;
  clear(): void;
};

/** An empty one; `left` is called when it is left by its button. */
export function createReplyBar(left: () => void): ReplyBar {
  const node = createElement('div', { class: 'replying', hidden: true });
  let answered: PageMessage | undefined;
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
      const words = createElement('span', {}, 'Replying to ', createElement('b', {}, message.author.name));
      node.replaceChildren(words, createButton({ class: 'tool', ...title }, leave, '✕'));
      node.hidden = false;
    },
    clear,
  };
}
