import { button, element } from './element.ts';

/** Something that is no message, such as that nothing came; it can be taken away. */
export function drawNotice(words: string): HTMLLIElement {
  const dismiss = button({ class: 'dismiss' }, () => item.remove(), 'Dismiss message');
  const line = element('p', { class: 'private-note' }, 'Only you can see this · ', dismiss);
  const item = element('li', { class: 'notice' }, element('p', { role: 'alert' }, words), line);
  return item;
}

/** Something that is on its way to the bot. */
export function drawWaiting(words: string): HTMLLIElement {
  return element('li', { class: 'waiting' }, `Sending ${words}…`);
}
