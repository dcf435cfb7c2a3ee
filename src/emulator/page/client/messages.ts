import type { PageMessage } from '../protocol.ts';
import { announce, currentUser, type ListItem, originOf, type Session } from './session.ts';
import { readTabStorage, writeTabStorage } from './tab-storage.ts';

/** Loads the latest messages of the current channel. */
export async function loadMessages(session: Session): Promise<void> {
  const requestedLoad = session.state().requestedLoad + 1;
  session.update({ requestedLoad, arrivedMessages: [] });
  // Fails in a deleted channel or without a connection; both are reported elsewhere.
  const response = await session.request('listMessages', originOf(session.state())).catch(() => undefined);
  const { requestedLoad: latestLoad, arrivedMessages } = session.state();
  if (!response || requestedLoad !== latestLoad) return;
  const isNew = ({ id }: PageMessage): boolean => response.messages.every((message) => message.id !== id);
  const items = toItems([...response.messages, ...arrivedMessages.filter(isNew)]);
  session.update({ items, hasEarlier: response.hasEarlier, shownLoad: requestedLoad });
}

let isLoadingEarlier = false;

/** Loads the messages before the first one in the list. */
export async function loadEarlierMessages(session: Session): Promise<void> {
  const { items, hasEarlier, shownLoad, ...state } = session.state();
  const [first] = items;
  if (isLoadingEarlier || !hasEarlier || first?.kind !== 'message') return;
  isLoadingEarlier = true;
  const response = await session
    .request('listMessages', { ...originOf(state), beforeId: first.key })
    .catch(() => undefined);
  isLoadingEarlier = false;
  const now = session.state();
  if (!response || now.requestedLoad !== shownLoad || now.items[0]?.key !== first.key) return;
  session.update({ items: [...toItems(response.messages), ...now.items], hasEarlier: response.hasEarlier });
}

/** Removes the first items until `count` are left; they are loaded again on scrolling up. */
export function keepLatestItems(session: Session, count: number): void {
  const { items } = session.state();
  if (items.length > count) session.update({ items: items.slice(-count), hasEarlier: true });
}

/** Adds a message, or replaces its previous version. */
export function addMessage(session: Session, message: PageMessage): void {
  if (!isVisible(session, message)) return;
  const { items, arrivedMessages, requestedLoad, shownLoad } = session.state();
  if (requestedLoad !== shownLoad) session.update({ arrivedMessages: [...arrivedMessages, message] });
  if (items.some(({ key }) => key === message.id)) {
    replaceMessage(session, message);
  } else {
    session.update({ items: [...items, ...toItems([message])] });
    announceMessage(session, message);
  }
}

export function replaceMessage(session: Session, message: PageMessage): void {
  const { items } = session.state();
  const previous = items.find(({ key }) => key === message.id);
  if (previous?.kind !== 'message' || !isVisible(session, message)) return;
  const { [message.id]: _, ...failures } = session.state().failures;
  session.update({ items: items.map((item) => (item === previous ? { ...item, message } : item)), failures });
  if (previous.message.isLoading && !message.isLoading) announceMessage(session, message);
}

export function removeItem(session: Session, key: string): void {
  session.update({ items: session.state().items.filter((item) => item.key !== key) });
}

/** How many dismissed messages are stored; older ones are far up in the channel. */
const maxDismissed = 500;

/** Hides a private message in this tab, also after a reload. */
export function dismissMessage(session: Session, id: string): void {
  writeTabStorage('dismissed', [...readTabStorage('dismissed').split(' '), id].slice(-maxDismissed).join(' '));
  removeItem(session, id);
}

let itemNumber = 0;

/** Adds a line that only this page shows; returns a function that removes it. */
export function addLine(session: Session, kind: 'notice' | 'pending', text: string): () => void {
  itemNumber += 1;
  const key = `${kind} ${itemNumber}`;
  session.update({ items: [...session.state().items, { kind, key, text }] });
  return () => removeItem(session, key);
}

export const noResponseText = 'The application did not respond';

/** Adds a line that is not a message; the user can dismiss it. */
export function addNotice(session: Session, text: string): void {
  addLine(session, 'notice', text);
}

/** Shows that something is being sent to the bot, until the returned function is called. */
export function showPending(session: Session, name: string): () => void {
  return addLine(session, 'pending', `Sending ${name}…`);
}

function toItems(messages: readonly PageMessage[]): ListItem[] {
  const dismissedIds = new Set(readTabStorage('dismissed').split(' '));
  return messages
    .filter(({ id }) => !dismissedIds.has(id))
    .map((message) => ({ kind: 'message', key: message.id, message }));
}

function isVisible(session: Session, { channelId, readerRole }: PageMessage): boolean {
  const state = session.state();
  return channelId === state.channelId && (readerRole === undefined || readerRole === state.role);
}

/** Whether the current user wrote it, or the bot wrote it to the current user alone. */
export function isOwnMessage(session: Session, { author, readerRole }: PageMessage): boolean {
  return readerRole !== undefined || author.id === currentUser(session).id;
}

/** Queues a message for screen readers, without its Markdown characters. */
function announceMessage(session: Session, { author, source, isLoading, readerRole }: PageMessage): void {
  const recipient = readerRole === undefined ? '' : ' to you alone';
  const text = source.replaceAll(/[*>~_`#|]|^-# /gm, '');
  announce(session, isLoading ? `${author.name} is thinking` : `${author.name}${recipient}: ${text}`);
}
