import { useLayoutEffect, useRef } from 'preact/hooks';
import { type MenuItem, messageMenuItems } from './actions.ts';
import { html, useDocumentPress } from './html.ts';
import type { Session, State } from './session.ts';

/** The space between a menu and the edge of the window, in px. */
const margin = 8;

type ContextMenuProps = { readonly session: Session; readonly menu: NonNullable<State['menu']> };

/** The menu of a message. Arrow keys move in it; Escape, Tab and a press beside it close it. */
export function ContextMenu({ session, menu: { message, at } }: ContextMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  const entries = (): HTMLElement[] => [...(menu.current?.querySelectorAll('button') ?? [])];

  useLayoutEffect(() => {
    opener.current = at instanceof HTMLElement ? at : document.activeElement;
    if (menu.current) placeMenu(menu.current, at);
    entries()[0]?.focus();
  }, []);
  useDocumentPress((target) => {
    if (!menu.current?.contains(target)) close();
  });
  function close(): void {
    session.update({ menu: undefined });
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  }
  function run(item: MenuItem): void {
    close();
    item.run();
  }
  function handleKey(event: KeyboardEvent): void {
    const buttons = entries();
    const index = buttons.findIndex((button) => button.matches(':focus'));
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) buttons.at(next % buttons.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return html`
    <div class="menu" role="menu" aria-label=${`Message of ${message.author.name}`} ref=${menu} onKeyDown=${handleKey}>
      ${messageMenuItems(session, message).map(
        (item) => html`
          <button type="button" role="menuitem" tabindex="-1" onClick=${() => run(item)}>
            ${item.label}${item.hint !== undefined && html`<span class="menu-hint">${item.hint}</span>`}
          </button>
        `,
      )}
    </div>
  `;
}

function placeMenu(menu: HTMLElement, at: NonNullable<State['menu']>['at']): void {
  const anchor = at instanceof HTMLElement ? at.getBoundingClientRect() : new DOMRect(at.x, at.y, 0, 0);
  const { width, height } = menu.getBoundingClientRect();
  const fitsBelow = anchor.bottom + height + margin < innerHeight;
  const x = Math.min(anchor.left, innerWidth - width - margin);
  const y = fitsBelow ? anchor.bottom : anchor.top - height;
  menu.style.left = `${Math.max(margin, x)}px`;
  menu.style.top = `${Math.max(margin, y)}px`;
}
