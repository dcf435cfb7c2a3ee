import type { Message } from '../shown-message.ts';
import type { AboveActs } from './draw-above.ts';
import { drawMessage, type MessageActs } from './draw-message.ts';
import { openHistory } from './history.ts';
import { openMessageItems } from './message-items.ts';
import { drawNotice, drawWaiting } from './notices.ts';
import type { Room } from './room.ts';
import { openScrollArea } from './scroll-area.ts';
import { sayMessage } from './spoken.ts';

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
  /** Takes a message away that only the reader sees; in this tab it does not come back. */
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
  const drawActs: MessageActs & AboveActs = {
    ...acts,
    showAnswered(id) {
      items.find(id)?.scrollIntoView({ block: 'center' });
      items.find(id)?.querySelector<HTMLElement>('.more')?.focus();
    },
  };
  const items = openMessageItems((message) => drawMessage(message, room, drawActs));
  const history = openHistory(room, items);
  const area = openScrollArea([history.beginning, items.node], () => void history.loadEarlier(area.keepPlace));

  function isForMe({ place, reader }: Message): boolean {
    return place === room.place().id && (reader === undefined || reader === room.role());
  }
  function settle(): void {
    if (area.isAtEnd() && items.trim(mostShown)) history.noteEarlier();
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
  /** Goes to what somebody said themselves and to what answers them alone, from wherever they were reading. */
  function arrive({ id, author, reader }: Message): void {
    const [item, wasAtEnd] = [items.find(id), area.isAtEnd()];
    const isForMeAlone = reader !== undefined;
    if (isForMeAlone || author.id === room.me().id) area.toEnd();
    settle();
    if (item && isForMeAlone && !wasAtEnd) area.showStart(item);
  }

  return {
    node: area.node,
    async reload() {
      if (await history.reload()) area.toEnd();
    },
    add(message) {
      if (!isForMe(message)) return;
      history.note(message);
      if (items.has(message.id)) return replace(message);
      items.append(message);
      arrive(message);
      sayMessage(message, room.role());
    },
    replace,
    remove,
    dismiss(id) {
      history.dismiss(id);
      remove(id);
    },
    notice: (words) => appendOther(drawNotice(words)),
    wait(words) {
      const item = drawWaiting(words);
      area.toEnd();
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
