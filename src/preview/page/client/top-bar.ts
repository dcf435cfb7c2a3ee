import { element } from './element.ts';
import type { Room } from './room.ts';

/** The line above the messages: where one is, and as whom. */
export type TopBar = { readonly node: HTMLElement; show(): void };

/** With a button at each end. */
export function openTopBar(room: Room, before: HTMLElement, after: HTMLElement): TopBar {
  const place = element('h1');
  const topic = element('span', { class: 'topic' });
  return {
    node: element('header', { class: 'top' }, before, place, topic, after),
    show() {
      const { name, owner } = room.place();
      place.textContent = `${owner === undefined ? '#' : '@'} ${name}`;
      topic.textContent = `as ${room.role()}`;
      document.title = `${place.textContent} · On Record, on this machine`;
    },
  };
}
