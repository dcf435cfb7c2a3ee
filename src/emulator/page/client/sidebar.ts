import type { PageRole } from '../page-message.ts';
import { createButton, createElement } from './element.ts';
import type { SessionState } from './session-state.ts';

/** The places and the people to be. */
export type Sidebar = {
  readonly node: HTMLElement;
  /** Marks a place in which something was said that is not open. */
  markUnread(place: string): void;
  /** Opens or closes it where there is no room for it beside the messages. */
  toggle(isOpen: boolean): void;
};

const people: readonly (readonly [PageRole, string, string])[] = [
  ['member', 'Member', 'An ordinary member'],
  ['moderator', 'Moderator', 'May manage the server'],
];

export function createSidebar(room: SessionState, close: () => void): Sidebar {
  const places = createElement('ul', { class: 'places' });
  const unread = new Set<string>();
  const radios = people.map(([role, name, hint]) => {
    const radio = createElement('input', { type: 'radio', name: 'person', value: role });
    radio.checked = role === room.role();
    radio.addEventListener('change', () => room.become(role));
    return createElement(
      'label',
      { class: 'person' },
      radio,
      createElement('span', {}, createElement('b', {}, name), createElement('small', {}, hint)),
    );
  });
  const switcher = createElement('fieldset', { class: 'people' }, createElement('legend', {}, 'You are'), ...radios);
  const nav = createElement('nav', { 'aria-label': 'Channels' }, places);
  const node = createElement('aside', { class: 'side', id: 'side', 'aria-label': 'Channels and people' });
  node.append(createElement('p', { class: 'server' }, room.hello.serverName), nav, switcher);

  function draw(): void {
    const hadFocus = places.contains(document.activeElement);
    const here = room.place().id;
    unread.delete(here);
    places.replaceChildren(
      ...room.places().map(({ id, name, ownerRole }) => {
        const isNew = unread.has(id);
        const words = createElement('span', {}, `${ownerRole === undefined ? '#' : '@'} ${name}`);
        const dot = isNew ? [createElement('span', { class: 'unread' }, 'new')] : [];
        const go = createButton(
          { class: 'place', 'aria-current': id === here ? 'page' : undefined, 'data-place': id },
          () => {
            room.go(id);
            close();
          },
          words,
          ...dot,
        );
        return createElement('li', {}, go);
      }),
    );
    if (hadFocus) places.querySelector<HTMLElement>('[aria-current]')?.focus();
  }
  room.on('moved', draw);
  room.on('places', draw);
  draw();
  return {
    node,
    markUnread(place) {
      if (place === room.place().id || unread.has(place)) return;
      unread.add(place);
      draw();
    },
    toggle: (isOpen) => void node.classList.toggle('open', isOpen),
  };
}
