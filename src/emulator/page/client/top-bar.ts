import { createElement } from './element.ts';
import type { SessionState } from './session-state.ts';

/** The line above the messages: where one is, and as whom. */
export type TopBar = { readonly node: HTMLElement; show(): void };

/** With a button at each end. */
export function createTopBar(room: SessionState, before: HTMLElement, after: HTMLElement): TopBar {
  const place = createElement('h1');
  const topic = createElement('span', { class: 'topic' });
  return {
    node: createElement('header', { class: 'top' }, before, place, topic, after),
    show() {
      const { name, ownerRole } = room.place();
      place.textContent = `${ownerRole === undefined ? '#' : '@'} ${name}`;
      topic.textContent = `as ${room.role()}`;
      document.title = `${place.textContent} · On Record, on this machine`;
    },
  };
}
