import { button, element } from './element.ts';

/** The line under what only the reader sees, with which it is taken away. */
export function privateNote(dismiss: () => void): HTMLElement {
  const take = button({ class: 'dismiss' }, dismiss, 'Dismiss message');
  return element('p', { class: 'private-note' }, 'Only you can see this · ', take);
}
