import type { Message } from '../shown-message.ts';
import { type DrawActs, drawMessage, type MessageActs } from './draw-message.ts';
import { button, element } from './element.ts';
import { openMessageItems } from './message-items.ts';
import type { Room } from './room.ts';
import { openScrollArea } from './scroll-area.ts';
import { beginningOf, sayMessage } from './spoken.ts';

/** More than this are not kept in the page; those before come back when they are scrolled to. */
const mostShown = 100;

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
  readonly find: (id: string) => HTMLElement | undefined;
};

export function openMessageList(room: Room, acts: MessageActs): MessageList {
  const drawActs: DrawActs = {
    ...acts,
    showAnswered(id) {
      items.find(id)?.scrollIntoView({ block: 'center' });
      items.find(id)?.querySelector<HTMLElement>('.more')?.focus();
    },
  };
  const items = openMessageItems((message) =>
    drawMessage(message, room.me().id, drawActs, message.pings.includes(room.role())),
  );
  const empty = element('p', { class: 'empty' });
  const area = openScrollArea([empty, items.node], () => void loadEarlier());
  const dismissed = new Set<string>();
  /** What is heard while the latest messages are on their way. */
  let early: Message[] = [];
  let hasEarlier = false;
  let isLoading = false;

  const isHere = (from: ReturnType<Room['from']>): boolean => from.as === room.role() && from.place === room.place().id;
  const kept = (messages: readonly Message[]): Message[] => messages.filter(({ id }) => !dismissed.has(id));
  function isForMe({ place, reader }: Message): boolean {
    return place === room.place().id && (reader === undefined || reader === room.role());
  }
  function setEarlier(has: boolean): void {
    hasEarlier = has;
    empty.textContent = has ? 'Scroll up for earlier messages.' : beginningOf(room.place());
  }

  async function reload(): Promise<void> {
    const from = room.from();
    early = [];
    // Of a place that is gone by now, or a line that is cut, is told elsewhere.
    const latest = await room.ask('look', from).catch(() => undefined);
    if (!latest || !isHere(from)) return;
    items.fill(kept(latest.messages));
    for (const message of early) if (!items.has(message.id)) items.append(message);
    setEarlier(latest.hasEarlier);
    area.toEnd();
  }
  async function loadEarlier(): Promise<void> {
    const before = items.first();
    if (isLoading || !hasEarlier || before === undefined) return;
    isLoading = true;
    const from = room.from();
    const earlier = await room.ask('look', { ...from, before }).catch(() => undefined);
    isLoading = false;
    if (!earlier || !isHere(from) || items.first() !== before) return;
    area.keepPlace(() => items.prepend(kept(earlier.messages)));
    setEarlier(earlier.hasEarlier);
  }

  function settle(): void {
    if (area.isAtEnd() && items.trim(mostShown)) setEarlier(true);
    area.follow();
  }
  function replace(message: Message): void {
    const before = items.messageAt(items.find(message.id));
    if (!before || !isForMe(message)) return;
    items.redraw(message);
    if (area.isAtEnd()) area.toEnd();
    if (before.isThinking && !message.isThinking) sayMessage(message, room.role());
  }
  function remove(id: string): void {
    if (items.remove(id)) area.focus();
  }
  function appendOther(item: HTMLLIElement): void {
    items.appendOther(item);
    settle();
  }

  return {
    node: area.node,
    reload,
    add(message) {
      if (!isForMe(message)) return;
      early.push(message);
      if (items.has(message.id)) return replace(message);
      items.append(message);
      settle();
      sayMessage(message, room.role());
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
      appendOther(item);
    },
    wait(words) {
      const item = element('li', { class: 'waiting' }, `Sending ${words}…`);
      appendOther(item);
      return () => item.remove();
    },
    menuAt(item, at) {
      const message = items.messageAt(item);
      if (message) acts.openMenu(message, at);
    },
    find: items.find,
  };
}
