import type { PageMessage } from '../page-message.ts';
import { createElement } from './element.ts';

/** Messages of one author follow each other without their name for as long as this, in ms. */
const together = 7 * 60 * 1000;

/** The messages that are in the page, by their ids, and the list in which they stand. */
export type MessageItems = {
  readonly node: HTMLElement;
  readonly has: (id: string) => boolean;
  readonly messageAt: (item: Element | null | undefined) => PageMessage | undefined;
  readonly find: (id: string) => HTMLElement | undefined;
  /** The id of the first one. */
  readonly first: () => string | undefined;
  /** Puts these in the place of all, or before all. */
  fill(messages: readonly PageMessage[]): void;
  prepend(messages: readonly PageMessage[]): void;
  append(message: PageMessage): void;
  /** Adds something at the end that is no message. */
  appendOther(item: HTMLLIElement): void;
  /** Draws a message anew; what had the focus keeps it. */
  redraw(message: PageMessage): void;
  /** Takes one away; whether it had the focus. */
  remove(id: string): boolean;
  /** Takes the first ones away until no more are left than this; whether there were more. */
  trim(most: number): boolean;
};

export function createMessageItems(draw: (message: PageMessage) => HTMLElement): MessageItems {
  const node = createElement('ol', { class: 'messages' });
  const shown = new Map<string, { readonly message: PageMessage; readonly item: HTMLLIElement }>();

  function messageAt(item: Element | null | undefined): PageMessage | undefined {
    return item instanceof HTMLElement ? shown.get(item.dataset.message ?? '')?.message : undefined;
  }
  function itemFor(message: PageMessage): HTMLLIElement {
    const item = createElement('li', { 'data-message': message.id }, draw(message));
    shown.set(message.id, { message, item });
    return item;
  }
  /** Leaves out the name where the same author goes on. */
  function join(item: Element | null | undefined): void {
    const [now, before] = [messageAt(item), messageAt(item?.previousElementSibling)];
    const isSame = now && before && now.author.id === before.author.id && now.readerRole === before.readerRole;
    item?.classList.toggle('joined', isSame === true && !now.reference && isSoonAfter(before, now));
  }
  function joinAll(): void {
    for (const item of node.children) join(item);
  }
  function appendOther(item: HTMLLIElement): void {
    node.append(item);
    join(item);
  }

  return {
    node,
    has: (id) => shown.has(id),
    messageAt,
    find: (id) => shown.get(id)?.item,
    first: () => messageAt(node.firstElementChild)?.id,
    fill(messages) {
      shown.clear();
      node.replaceChildren(...messages.map(itemFor));
      joinAll();
    },
    prepend(messages) {
      node.prepend(...messages.map(itemFor));
      joinAll();
    },
    append: (message) => appendOther(itemFor(message)),
    appendOther,
    redraw(message) {
      const item = shown.get(message.id)?.item;
      if (!item) return;
      const focused = item.contains(document.activeElement) ? document.activeElement : null;
      item.replaceChildren(draw(message));
      shown.set(message.id, { message, item });
      join(item);
      if (focused instanceof HTMLElement) refocus(item, focused.dataset.part);
    },
    remove(id) {
      const item = shown.get(id)?.item;
      const after = item?.nextElementSibling;
      const hadFocus = item?.contains(document.activeElement) ?? false;
      item?.remove();
      shown.delete(id);
      join(after);
      return hadFocus;
    },
    trim(most) {
      const spare = [...node.children].slice(0, Math.max(0, node.childElementCount - most));
      for (const item of spare) {
        shown.delete(messageAt(item)?.id ?? '');
        item.remove();
      }
      join(node.firstElementChild);
      return spare.length > 0;
    },
  };
}

function isSoonAfter(before: PageMessage, now: PageMessage): boolean {
  return Date.parse(now.sentAt) - Date.parse(before.sentAt) < together;
}

/** Who was on a button stays on it. */
function refocus(item: HTMLElement, part: string | undefined): void {
  const same = [...item.querySelectorAll<HTMLElement>('[data-part]')].find((one) => one.dataset.part === part);
  (same ?? item.querySelector<HTMLElement>('.more'))?.focus();
}
