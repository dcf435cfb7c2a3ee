import { createButton, createElement } from './element.ts';

/** The line under what only the reader sees, with which it is taken away. */
export function renderEphemeralNote(dismiss: () => void): HTMLElement {
  const take = createButton({ class: 'dismiss' }, dismiss, 'Dismiss message');
  return createElement('p', { class: 'private-note' }, 'Only you can see this · ', take);
}
