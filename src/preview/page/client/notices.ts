import { element } from './element.ts';
import { privateNote } from './private-note.ts';

/** What is said where the bot took too long. */
export const noAnswer = 'The application did not respond';

/** Something that is no message, such as that nothing came; it can be taken away. */
export function drawNotice(words: string): HTMLLIElement {
  const note = privateNote(() => item.remove());
  const item = element('li', { class: 'notice' }, element('p', { role: 'alert' }, words), note);
  return item;
}

/** Something that is on its way to the bot. */
export function drawWaiting(words: string): HTMLLIElement {
  return element('li', { class: 'waiting' }, `Sending ${words}…`);
}
