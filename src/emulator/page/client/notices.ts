import { createElement } from './element.ts';
import { renderEphemeralNote } from './ephemeral-note.ts';

/** What is said where the bot took too long. */
export const noResponseText = 'The application did not respond';

/** Something that is no message, such as that nothing came; it can be taken away. */
export function renderNotice(words: string): HTMLLIElement {
  const note = renderEphemeralNote(() => item.remove());
  const item = createElement('li', { class: 'notice' }, createElement('p', { role: 'alert' }, words), note);
  return item;
}

/** Something that is on its way to the bot. */
export function renderPending(words: string): HTMLLIElement {
  return createElement('li', { class: 'waiting' }, `Sending ${words}…`);
}
