import type { PageMessage } from '../page-message.ts';
import { createDismissedMessages } from './dismissed-messages.ts';
import { createElement } from './element.ts';
import type { MessageItems } from './message-items.ts';
import { channelIntroduction } from './screen-reader.ts';
import type { SessionState } from './session-state.ts';

/** What was said before: it fills the list with the latest, and brings those before them. */
export type MessageHistory = {
  /** The line above the first message. */
  readonly beginning: HTMLElement;
  /** Shows the latest messages of where one is now; whether there are any to be had. */
  reload(): Promise<boolean>;
  /** Puts earlier ones before the first; `change` is called with what does it. */
  loadEarlier(change: (prepend: () => void) => void): Promise<void>;
  /** Notes a message that comes now: it must not be lost while the latest are on their way. */
  note(message: PageMessage): void;
  /** Says that there are earlier ones than those in the list. */
  noteEarlier(): void;
  /** Keeps a message from coming back. */
  dismiss(id: string): void;
};

export function createMessageHistory(room: SessionState, items: MessageItems): MessageHistory {
  const beginning = createElement('p', { class: 'empty' });
  const dismissed = createDismissedMessages();
  /** What comes while the latest are on their way; undefined when they are not. */
  let early: PageMessage[] | undefined;
  let hasEarlier = false;
  let isLoading = false;

  const isHere = (from: ReturnType<SessionState['from']>): boolean =>
    from.role === room.role() && from.channelId === room.place().id;
  const kept = (messages: readonly PageMessage[]): PageMessage[] => messages.filter(({ id }) => !dismissed.has(id));
  function setEarlier(has: boolean): void {
    hasEarlier = has;
    beginning.textContent = has ? 'Scroll up for earlier messages.' : channelIntroduction(room.place());
  }

  return {
    beginning,
    async reload() {
      const from = room.from();
      const meanwhile: PageMessage[] = [];
      early = meanwhile;
      // Of a place that is gone by now, or a line that is cut, is told elsewhere.
      const latest = await room.ask('listMessages', from).catch(() => undefined);
      if (early === meanwhile) early = undefined;
      if (!latest || !isHere(from)) return false;
      items.fill(kept(latest.messages));
      for (const message of meanwhile) if (!items.has(message.id)) items.append(message);
      setEarlier(latest.hasEarlier);
      return true;
    },
    async loadEarlier(change) {
      const before = items.first();
      if (isLoading || !hasEarlier || before === undefined) return;
      isLoading = true;
      const from = room.from();
      const earlier = await room.ask('listMessages', { ...from, beforeId: before }).catch(() => undefined);
      isLoading = false;
      if (!earlier || !isHere(from) || items.first() !== before) return;
      change(() => items.prepend(kept(earlier.messages)));
      setEarlier(earlier.hasEarlier);
    },
    note: (message) => void early?.push(message),
    noteEarlier: () => setEarlier(true),
    dismiss: dismissed.add,
  };
}
