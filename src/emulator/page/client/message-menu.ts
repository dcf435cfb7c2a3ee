import { createButton, createElement } from './element.ts';

/** One thing that can be done, under its name. */
export type MenuItem = { readonly label: string; readonly hint?: string; act(): void };

type Spot = HTMLElement | { readonly x: number; readonly y: number };

/** The space between a menu and the edge of the window, in px. */
const margin = 8;

let closeOpen = (): void => {};

/** Opens a menu at an element or a point. Arrow keys walk through it; Escape, Tab and a press beside it close it. */
export function openMessageMenu(title: string, items: readonly MenuItem[], at: Spot): void {
  closeOpen();
  const opener = at instanceof HTMLElement ? at : document.activeElement;
  const menu = createElement('div', { class: 'menu', role: 'menu', 'aria-label': title });
  const entries = items.map(({ label, hint, act }) => {
    const detail = hint === undefined ? [] : [createElement('span', { class: 'menu-hint' }, hint)];
    return createButton({ role: 'menuitem', tabindex: '-1' }, () => close(act), label, ...detail);
  });
  menu.append(...entries);

  function close(then: () => void = () => {}): void {
    document.removeEventListener('pointerdown', besides, true);
    menu.remove();
    if (at instanceof HTMLElement) at.setAttribute('aria-expanded', 'false');
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    closeOpen = () => {};
    then();
  }
  function besides({ target }: Event): void {
    if (target instanceof Node && !menu.contains(target)) close();
  }
  function walk(event: KeyboardEvent): void {
    const now = entries.findIndex((entry) => entry.matches(':focus'));
    const next = { ArrowDown: now + 1, ArrowUp: now - 1 + entries.length, Home: 0, End: entries.length - 1 }[event.key];
    if (next !== undefined) entries[next % entries.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  menu.addEventListener('keydown', walk);
  document.addEventListener('pointerdown', besides, true);
  closeOpen = () => close();
  document.body.append(menu);
  if (at instanceof HTMLElement) at.setAttribute('aria-expanded', 'true');
  placeMenu(menu, at);
  entries[0]?.focus();
}

function placeMenu(menu: HTMLElement, at: Spot): void {
  const spot = at instanceof HTMLElement ? at.getBoundingClientRect() : new DOMRect(at.x, at.y, 0, 0);
  const { width, height } = menu.getBoundingClientRect();
  const below = spot.bottom + height + margin < innerHeight;
  const x = Math.min(spot.left, innerWidth - width - margin);
  const y = below ? spot.bottom : spot.top - height;
  menu.style.left = `${Math.max(margin, x)}px`;
  menu.style.top = `${Math.max(margin, y)}px`;
}
