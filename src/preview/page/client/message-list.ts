import type { Message, Role } from '../protocol.ts';
import { announce } from './announcer.ts';
import { type DrawActs, drawMessage, type MessageActs } from './draw-message.ts';
import { button, element } from './element.ts';
import type { Room } from './room.ts';

/** More than this are not kept in the page; those before come back when they are scrolled to. */
const mostShown = 100;
/** How near to an end counts as being there, in px. */
const near = 80;
/** Messages of one author follow each other without their name for as long as this, in ms. */
const together = 7 * 60 * 1000;

/** The messages of one place. */
export type MessageList = {
  readonly node: HTMLElement;
  /** Shows the latest messages of where one is now. */
  reload(): Promise<void>;
  /** Adds a message, or puts its new state in the place of the old. */
  add(message: Message): void;
  replace(message: Message): void;
  remove(id: string): void;
  /** Takes a message away that only the reader sees; it does not come back as long as the page is open. */
  dismiss(id: string): void;
  /** Something that is no message, such as that nothing came; it can be taken away. */
  notice(words: string): void;
  /** Shows that something is on its way to the bot, until the returned function is called. */
  wait(words: string): () => void;
  /** Opens the menu of the message in an item. */
  menuAt(item: HTMLElement, at: { readonly x: number; readonly y: number }): void;
  find(id: string): HTMLElement | undefined;
};

export function openMessageList(room: Room, acts: MessageActs): MessageList {
  const items = element('ol', { class: 'messages' });
  const empty = element('p', { class: 'empty' });
  const scroller = element('section', { class: 'scroller', 'aria-label': 'Messages', tabindex: '0' }, empty, items);
  const down = button({ class: 'to-end', hidden: true }, toEnd, 'New messages ↓');
  const node = element('div', { class: 'message-area' }, scroller, down);
  const shown = new Map<string, { readonly message: Message; readonly item: HTMLLIElement }>();
  const dismissed = new Set<string>();
  let hasEarlier = false;
  let isPinned = true;
  let isLoading = false;

  const drawActs: DrawActs = {
    ...acts,
    showAnswered(id) {
      const item = shown.get(id)?.item;
      item?.scrollIntoView({ block: 'center' });
      item?.querySelector<HTMLElement>('.more')?.focus();
    },
  };

  const isAtEnd = (): boolean => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < near;
  function toEnd(): void {
    isPinned = true;
    scroller.scrollTop = scroller.scrollHeight;
    down.hidden = true;
  }
  function isForMe({ place, reader }: Message): boolean {
    return place === room.place().id && (reader === undefined || reader === room.role());
  }
  function draw(message: Message): HTMLElement {
    return drawMessage(message, room.me().id, drawActs, message.pings.includes(room.role()));
  }
  function itemFor(message: Message): HTMLLIElement {
    const item = element('li', { 'data-message': message.id }, draw(message));
    shown.set(message.id, { message, item });
    return item;
  }
  function itemsFor(messages: readonly Message[]): HTMLLIElement[] {
    return messages.filter(({ id }) => !dismissed.has(id)).map(itemFor);
  }
  /** Leaves out the name where the same author goes on. */
  function join(item: Element | null | undefined): void {
    const [now, before] = [shownAt(item), shownAt(item?.previousElementSibling)];
    const isSame = now && before && now.author.id === before.author.id && now.reader === before.reader;
    item?.classList.toggle('joined', isSame === true && !now.above && isSoonAfter(before, now));
  }
  function shownAt(item: Element | null | undefined): Message | undefined {
    return item instanceof HTMLElement ? shown.get(item.dataset.message ?? '')?.message : undefined;
  }
  function showEmpty(): void {
    empty.textContent = hasEarlier ? 'Scroll up for earlier messages.' : beginningOf(room);
  }
  function trim(): void {
    while (items.childElementCount > mostShown) {
      const first = items.firstElementChild;
      if (first instanceof HTMLElement) shown.delete(first.dataset.message ?? '');
      first?.remove();
      hasEarlier = true;
    }
    join(items.firstElementChild);
    showEmpty();
  }

  async function reload(): Promise<void> {
    const from = room.from();
    const latest = await room.ask('look', from);
    if (from.as !== room.role() || from.place !== room.place().id) return;
    shown.clear();
    items.replaceChildren(...itemsFor(latest.messages));
    for (const item of items.children) join(item);
    hasEarlier = latest.hasEarlier;
    showEmpty();
    toEnd();
  }

  async function loadEarlier(): Promise<void> {
    const first = items.firstElementChild;
    if (isLoading || !hasEarlier || !(first instanceof HTMLElement)) return;
    isLoading = true;
    const from = room.from();
    const earlier = await room.ask('look', { ...from, before: first.dataset.message }).finally(() => {
      isLoading = false;
    });
    if (from.place !== room.place().id || from.as !== room.role() || !first.isConnected) return;
    const height = scroller.scrollHeight;
    items.prepend(...itemsFor(earlier.messages));
    for (const item of items.children) join(item);
    hasEarlier = earlier.hasEarlier;
    showEmpty();
    scroller.scrollTop += scroller.scrollHeight - height;
  }

  scroller.addEventListener('scroll', () => {
    if (scroller.scrollTop < near) void loadEarlier();
    isPinned = isAtEnd();
    if (isPinned) down.hidden = true;
  });
  // Who is at the end stays there when the place for messages gets smaller, or a picture comes.
  const watcher = new ResizeObserver(() => {
    if (isPinned) toEnd();
  });
  watcher.observe(scroller);
  watcher.observe(items);

  /** Adds something at the end, and stays there if one was there. */
  function append(item: HTMLLIElement): void {
    items.append(item);
    join(item);
    if (isPinned) {
      trim();
      toEnd();
    } else down.hidden = false;
  }

  function replace(message: Message): void {
    const known = shown.get(message.id);
    if (!known || !isForMe(message)) return;
    const focused = known.item.contains(document.activeElement) ? document.activeElement : null;
    known.item.replaceChildren(draw(message));
    shown.set(message.id, { ...known, message });
    join(known.item);
    if (focused instanceof HTMLElement) refocus(known.item, focused.dataset.part);
    if (isPinned) toEnd();
    if (known.message.isThinking && !message.isThinking) say(message, room.role());
  }

  function remove(id: string): void {
    const known = shown.get(id);
    const after = known?.item.nextElementSibling;
    const hadFocus = known?.item.contains(document.activeElement);
    known?.item.remove();
    shown.delete(id);
    join(after);
    if (hadFocus) scroller.focus();
  }

  return {
    node,
    reload,
    add(message) {
      if (!isForMe(message)) return;
      if (shown.has(message.id)) return replace(message);
      append(itemFor(message));
      say(message, room.role());
    },
    replace,
    remove,
    dismiss(id) {
      dismissed.add(id);
      remove(id);
    },
    notice(words) {
      const dismiss = button({ class: 'dismiss' }, () => item.remove(), 'Dismiss message');
      const line = element('p', { class: 'private-note' }, 'Only you can see this · ', dismiss);
      const item = element('li', { class: 'notice' }, element('p', { role: 'alert' }, words), line);
      append(item);
    },
    wait(words) {
      const item = element('li', { class: 'waiting' }, `Sending ${words}…`);
      append(item);
      return () => item.remove();
    },
    menuAt(item, at) {
      const message = shownAt(item);
      if (message) acts.openMenu(message, at);
    },
    find: (id) => shown.get(id)?.item,
  };
}

function isSoonAfter(before: Message, now: Message): boolean {
  return Date.parse(now.sentAt) - Date.parse(before.sentAt) < together;
}

/** Who was on a button stays on it, though the message was drawn anew. */
function refocus(item: HTMLElement, part: string | undefined): void {
  const same = [...item.querySelectorAll<HTMLElement>('[data-part]')].find((one) => one.dataset.part === part);
  (same ?? item.querySelector<HTMLElement>('.more'))?.focus();
}

function say({ author, source, isThinking, reader }: Message, role: Role): void {
  const whom = reader === role ? ' to you alone' : '';
  announce(
    isThinking ? `${author.name} is thinking` : `${author.name}${whom}: ${source.replaceAll(/[*>~_`#|]|^-# /gm, '')}`,
  );
}

function beginningOf(room: Room): string {
  const { name, owner } = room.place();
  const end = 'Ask a question in your own words after @, or type / for the commands.';
  return owner === undefined
    ? `This is the beginning of #${name}. ${end}`
    : `Here you and ${name} are alone. Just ask.`;
}
