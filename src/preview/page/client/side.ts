import type { Role } from '../shown-message.ts';
import { button, element } from './element.ts';
import type { Room } from './room.ts';

/** The places and the people to be. */
export type Side = {
  readonly node: HTMLElement;
  /** Marks a place in which something was said that is not open. */
  markUnread(place: string): void;
  /** Opens or closes it where there is no room for it beside the messages. */
  toggle(isOpen: boolean): void;
};

const people: readonly (readonly [Role, string, string])[] = [
  ['member', 'Member', 'An ordinary member'],
  ['moderator', 'Moderator', 'May manage the server'],
];

export function openSide(room: Room, close: () => void): Side {
  const places = element('ul', { class: 'places' });
  const unread = new Set<string>();
  const radios = people.map(([role, name, hint]) => {
    const radio = element('input', { type: 'radio', name: 'person', value: role });
    radio.checked = role === room.role();
    radio.addEventListener('change', () => room.become(role));
    return element(
      'label',
      { class: 'person' },
      radio,
      element('span', {}, element('b', {}, name), element('small', {}, hint)),
    );
  });
  const switcher = element('fieldset', { class: 'people' }, element('legend', {}, 'You are'), ...radios);
  const nav = element('nav', { 'aria-label': 'Channels' }, places);
  const node = element('aside', { class: 'side', id: 'side', 'aria-label': 'Channels and people' });
  node.append(element('p', { class: 'server' }, room.hello.server), nav, switcher);

  function draw(): void {
    const hadFocus = places.contains(document.activeElement);
    const here = room.place().id;
    unread.delete(here);
    places.replaceChildren(
      ...room.places().map(({ id, name, owner }) => {
        const isNew = unread.has(id);
        const words = element('span', {}, `${owner === undefined ? '#' : '@'} ${name}`);
        const dot = isNew ? [element('span', { class: 'unread' }, 'new')] : [];
        const go = button(
          { class: 'place', 'aria-current': id === here ? 'page' : undefined, 'data-place': id },
          () => {
            room.go(id);
            close();
          },
          words,
          ...dot,
        );
        return element('li', {}, go);
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
