import { createElement } from './element.ts';

/** How many lines stay there; a screen reader has read the older ones. */
const kept = 20;

/** Has a screen reader say something when it has the time. */
export function announceToScreenReader(words: string): void {
  const region = document.getElementById('announcer');
  region?.append(createElement('p', {}, words));
  while (region && region.childElementCount > kept) region.firstElementChild?.remove();
}
