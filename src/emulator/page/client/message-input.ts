import { createButton, createElement } from './element.ts';
import { createSuggestionList, type SuggestionList } from './suggestion-list.ts';

/** The line in which a message is written, with the list above it. */
export type MessageInput = {
  readonly node: HTMLElement;
  readonly field: HTMLTextAreaElement;
  readonly list: SuggestionList;
  /** Puts words there, as if they had been typed. */
  fill(words: string): void;
};

export type MessageInputActions = {
  /** Called with every change of the words. */
  typed(): void;
  /** Offers the commands. */
  offer(): void;
  send(): void;
  /** Escape, where it closes no list. */
  leave(): void;
};

/** The longest message, in characters, and how many are left when one is told of it. */
const longest = 2000;
const soon = 200;

export function createMessageInput({ typed, offer, send, leave }: MessageInputActions): MessageInput {
  const field = createElement('textarea', {
    ...{ rows: '1', dir: 'auto', 'aria-label': 'Message' },
    ...{ autocomplete: 'off', spellcheck: 'true' },
  });
  const list = createSuggestionList(field, { title: 'Commands and names', marked: () => 0 });
  const count = createElement('span', { class: 'count', hidden: true });
  const slash = createButton({ class: 'tool', 'aria-label': 'Commands', title: 'Commands (/)' }, offer, '/');
  const go = createButton({ class: 'tool send', 'aria-label': 'Send', title: 'Send (Enter)' }, send, '➤');
  const node = createElement('div', { class: 'line' }, slash, field, count, go);

  function fill(words: string): void {
    field.value = words;
    changed();
  }
  function changed(): void {
    grow();
    typed();
  }
  function grow(): void {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
    const left = longest - field.value.length;
    count.hidden = left > soon;
    count.textContent = String(left);
    count.classList.toggle('over', left < 0);
  }

  field.addEventListener('input', changed);
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || list.handle(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape') leave();
  });
  field.addEventListener('blur', list.close);
  return { node, field, list, fill };
}
