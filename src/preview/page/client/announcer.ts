import { element } from './element.ts';

/** How many lines stay there; a screen reader has read the older ones. */
const kept = 20;

/** Has a screen reader say something when it has the time. */
export function announce(words: string): void {
  const region = document.getElementById('announcer');
  region?.append(element('p', {}, words));
  while (region && region.childElementCount > kept) region.firstElementChild?.remove();
}
