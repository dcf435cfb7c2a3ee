import type { PageMessage } from '../page-message.ts';
import { createMessageHistory } from './message-history.ts';
import { createMessageItems } from './message-items.ts';
import { renderNotice, renderPending } from './notices.ts';
import { type MessageActions, renderMessage } from './render-message.ts';
import type { ReferenceActions } from './render-reference.ts';
import { announceMessage } from './screen-reader.ts';
import { createScrollArea } from './scroll-area.ts';
import type { SessionState } from './session-state.ts';

/** More than this are not kept in the page; those before come back when they are scrolled to. */
const mostShown = 100;

/** The messages of one place. */
export type MessageList = {
  readonly node: HTMLElement;
  /** Shows the latest messages of where one is now. */
  reload(): Promise<void>;
  /** Adds a message, or puts its new state in the place of the old. */
  add(message: PageMessage): void;
  replace(message: PageMessage): void;
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

export function createMessageList(room: SessionState, acts: MessageActions): MessageList {
  const drawActs: MessageActions & ReferenceActions = {
    ...acts,
    showAnswered(id) {
      items.find(id)?.scrollIntoView({ block: 'center' });
      items.find(id)?.querySelector<HTMLElement>('.more')?.focus();
    },
  };
  const items = createMessageItems((message) => renderMessage(message, room, drawActs));
  const history = createMessageHistory(room, items);
  const area = createScrollArea([history.beginning, items.node], () => void history.loadEarlier(area.keepPlace));

  function isForMe({ channelId, readerRole }: PageMessage): boolean {
    return channelId === room.place().id && (readerRole === undefined || readerRole === room.role());
  }
  function settle(): void {
    if (area.isAtEnd() && items.trim(mostShown)) history.noteEarlier();
    area.follow();
  }
  function replace(message: PageMessage): void {
    const before = items.messageAt(items.find(message.id));
    if (!before || !isForMe(message)) return;
    items.redraw(message);
    if (area.isAtEnd()) area.toEnd();
    if (before.isLoading && !message.isLoading) announceMessage(message, room.role());
  }
  function remove(id: string): void {
    if (items.remove(id)) area.focus();
  }
  function appendOther(item: HTMLLIElement): void {
    items.appendOther(item);
    settle();
  }
  /** Goes to what somebody said themselves and to what answers them alone, from wherever they were reading. */
  function arrive({ id, author, readerRole }: PageMessage): void {
    const [item, wasAtEnd] = [items.find(id), area.isAtEnd()];
    const isForMeAlone = readerRole !== undefined;
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
      announceMessage(message, room.role());
    },
    replace,
    remove,
    dismiss(id) {
      history.dismiss(id);
      remove(id);
    },
    notice: (words) => appendOther(renderNotice(words)),
    wait(words) {
      const item = renderPending(words);
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
