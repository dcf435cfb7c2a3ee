import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageMessage, PageRole } from '../protocol.ts';
import { focusComposer } from './actions.ts';
import { sendMessage } from './drafts.ts';
import { html, memo, useFocusFallback } from './html.ts';
import { useContextMenuGesture } from './long-press.ts';
import { Message } from './message.ts';
import { dismissMessage, isOwnMessage, keepLatestItems, loadEarlierMessages, removeItem } from './messages.ts';
import { currentChannel, type ListItem, type Session, type State } from './session.ts';

/** The distance to an end of the list that counts as being there, in px. */
const nearPx = 80;
/** Items kept in the page; earlier ones are loaded again on scrolling up. */
const maxItems = 100;
/** Messages of one author follow each other without a header within this time, in ms. */
const groupingMs = 7 * 60 * 1000;

type MessageListProps = { readonly session: Session };

/** The messages of a channel. The list stays at its end while the user is there. */
export function MessageList({ session }: MessageListProps) {
  const { items, hasEarlier, shownLoad, role, failures, busyMessageIds, menu } = session.state();
  const scroller = useRef<HTMLElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const isPinned = useRef(true);
  const [hasNew, setHasNew] = useState(false);
  const gesture = useContextMenuGesture((id, at) => {
    const item = session.state().items.find(({ key }) => key === id);
    if (item?.kind === 'message') session.update({ menu: { message: item.message, at } });
  });
  useFocusFallback(scroller, () => scroller.current?.focus());

  function scrollToEnd(): void {
    isPinned.current = true;
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
    setHasNew(false);
  }
  function handleScroll(): void {
    if (!scroller.current) return;
    const { scrollHeight, scrollTop, clientHeight } = scroller.current;
    isPinned.current = scrollHeight - scrollTop - clientHeight < nearPx;
    if (isPinned.current) setHasNew(false);
    if (scrollTop < nearPx) void loadEarlierMessages(session);
  }
  const showReplied = useCallback((id: string): void => {
    const item = list.current?.querySelector(`[data-message="${CSS.escape(id)}"]`);
    item?.scrollIntoView({ block: 'center' });
    item?.querySelector<HTMLElement>('.more')?.focus();
  }, []);
  /** Shows the start of a private message to a user who was reading further up; focus inside the list moves to it. */
  function showStart(item: HTMLElement): void {
    if (item.offsetHeight > (scroller.current?.clientHeight ?? 0)) item.scrollIntoView({ block: 'start' });
    const article = item.querySelector('article');
    if (!article || !scroller.current?.contains(document.activeElement)) return;
    article.tabIndex = -1;
    article.focus({ preventScroll: true });
  }
  function handleNewItems(added: readonly ListItem[]): void {
    const wasPinned = isPinned.current;
    if (added.some((item) => isOwn(session, item))) isPinned.current = true;
    if (isPinned.current) {
      keepLatestItems(session, maxItems);
      scrollToEnd();
    } else if (added.length > 0) setHasNew(true);
    const last = added.at(-1);
    const isPrivate = last?.kind === 'message' && last.message.readerRole !== undefined;
    const element = list.current?.lastElementChild;
    if (isPrivate && !wasPinned && element instanceof HTMLElement) showStart(element);
  }

  const previous = useRef({ items, shownLoad: -1 });
  const hasNewStart = items[0]?.key !== previous.current.items[0]?.key;
  const heightBefore = hasNewStart ? (scroller.current?.scrollHeight ?? 0) : 0;
  useLayoutEffect(() => {
    const { items: before, shownLoad: loadBefore } = previous.current;
    previous.current = { items, shownLoad };
    if (loadBefore !== shownLoad) return scrollToEnd();
    const isPrepended = items.findIndex(({ key }) => key === before[0]?.key) > 0;
    if (isPrepended && scroller.current) scroller.current.scrollTop += scroller.current.scrollHeight - heightBefore;
    const known = new Set(before.map(({ key }) => key));
    handleNewItems(items.slice(items.findLastIndex(({ key }) => known.has(key)) + 1));
  }, [items, shownLoad]);
  useLayoutEffect(() => {
    // The list shrinks while the user types, and images load late.
    const observer = new ResizeObserver(() => {
      if (isPinned.current) scrollToEnd();
    });
    for (const element of [scroller.current, list.current]) if (element) observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const renderItem = (item: ListItem, index: number) => html`
    <${Item} key=${item.key} session=${session} item=${item} isJoined=${isJoined(items[index - 1], item)}
      isBusy=${busyMessageIds.has(item.key)} isMenuOpen=${isMenuOpen(menu, item)} failure=${failures[item.key]}
      role=${role} showReplied=${showReplied} />
  `;
  const intro = hasEarlier ? 'Scroll up for earlier messages.' : introduction(session);
  return html`
    <div class="message-area" ...${gesture}>
      <section class="scroller" aria-label="Messages" tabindex="0" ref=${scroller} onScroll=${handleScroll}>
        <p class="empty">${shownLoad > 0 && intro}</p>
        ${shownLoad > 0 && items.length === 0 && html`<${SampleQuestions} session=${session} />`}
        <ol class="messages" ref=${list}>
          ${items.map(renderItem)}
        </ol>
      </section>
      <button type="button" class="to-end" hidden=${!hasNew} onClick=${scrollToEnd}>New messages ↓</button>
    </div>
  `;
}

type ItemProps = {
  readonly session: Session;
  readonly item: ListItem;
  readonly isJoined: boolean;
  readonly isBusy: boolean;
  readonly isMenuOpen: boolean;
  readonly failure: string | undefined;
  /** The name of the current user is marked, so a change of the role changes messages. */
  readonly role: PageRole;
  showReplied(id: string): void;
};

const Item = memo(({ session, item, isJoined, isBusy, isMenuOpen, failure, showReplied }: ItemProps) => {
  const part = useRef<HTMLLIElement>(null);
  useFocusFallback(part, () => part.current?.querySelector<HTMLElement>('.more')?.focus());
  if (item.kind !== 'message') return html`<${Line} session=${session} item=${item} />`;
  const { message } = item;
  return html`
    <li class=${isJoined ? 'joined' : ''} data-message=${message.id} aria-busy=${isBusy ? 'true' : undefined} ref=${part}>
      <${Message} session=${session} message=${message} failure=${failure} isMenuOpen=${isMenuOpen}
        showReplied=${showReplied} note=${privateNote(session, message)} />
    </li>
  `;
});

/** A line that the page adds between messages. */
function Line({
  session,
  item: { kind, key, text },
}: {
  session: Session;
  item: Exclude<ListItem, { kind: 'message' }>;
}) {
  if (kind === 'pending') return html`<li class="waiting">${text}</li>`;
  return html`
    <li class="notice">
      <p role="alert">${text}</p>
      <${PrivateNote} dismiss=${() => removeItem(session, key)} />
    </li>
  `;
}

function privateNote(session: Session, { id, readerRole }: PageMessage) {
  const dismiss = (): void => {
    focusComposer();
    dismissMessage(session, id);
  };
  return readerRole !== undefined && html`<${PrivateNote} dismiss=${dismiss} />`;
}

function PrivateNote({ dismiss }: { dismiss(): void }) {
  return html`
    <p class="private-note">
      Only you can see this · <button type="button" class="dismiss" onClick=${dismiss}>Dismiss message</button>
    </p>
  `;
}

/** Whether the menu of a message was opened with its button. */
function isMenuOpen(menu: State['menu'], { key }: ListItem): boolean {
  return menu?.message.id === key && menu.at instanceof HTMLElement;
}

function isOwn(session: Session, item: ListItem): boolean {
  return item.kind === 'pending' || (item.kind === 'message' && isOwnMessage(session, item.message));
}

/** Whether a message continues the one before it, so that its header is left out. */
function isJoined(previous: ListItem | undefined, item: ListItem): boolean {
  if (previous?.kind !== 'message' || item.kind !== 'message' || item.message.reference) return false;
  const [before, now] = [previous.message, item.message];
  const isSame = before.author.id === now.author.id && before.readerRole === now.readerRole;
  return isSame && Date.parse(now.sentAt) - Date.parse(before.sentAt) < groupingMs;
}

/** Questions to begin with. */
function SampleQuestions({ session }: { readonly session: Session }) {
  const { sampleQuestions, bot } = session.hello;
  const { ownerRole } = currentChannel(session.state());
  const ask = (question: string) =>
    sendMessage(session, ownerRole === undefined ? `@${bot.name} ${question}` : question);
  return html`
    <p class="samples">
      ${sampleQuestions.map((question) => html`<button type="button" class="press" onClick=${() => ask(question)}>${question}</button>`)}
    </p>
  `;
}

function introduction(session: Session): string {
  const { name, ownerRole } = currentChannel(session.state());
  if (ownerRole !== undefined) return `This is a direct message between you and ${name}. Just ask.`;
  return `This is the beginning of #${name}. Ask in your own words after @, or type / for the commands.`;
}
