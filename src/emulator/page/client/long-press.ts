import { useRef } from 'preact/hooks';
import type { Point } from './session.ts';

/** How long a finger must rest, in ms, and how far it may move, in px. */
const pressMs = 500;
const maxMovePx = 10;

/** Event handlers that call `open` with the id of a message on a right click or a long touch. */
export function useContextMenuGesture(open: (messageId: string, at: Point) => void) {
  const press = useRef({ timer: 0, start: { x: 0, y: 0 }, hasOpened: false }).current;
  const cancel = (): void => clearTimeout(press.timer);
  return {
    onContextMenu(event: MouseEvent): void {
      const id = messageIdAt(event.target);
      // Links and selected text keep the browser's own menu.
      const isLink = event.target instanceof Element && event.target.closest('a') !== null;
      if (id === undefined || isLink || !(getSelection()?.isCollapsed ?? true)) return;
      event.preventDefault();
      cancel();
      if (!press.hasOpened) open(id, { x: event.clientX, y: event.clientY });
    },
    onPointerDown(event: PointerEvent): void {
      cancel();
      press.hasOpened = false;
      const id = messageIdAt(event.target);
      if (event.pointerType !== 'touch' || id === undefined) return;
      press.start = { x: event.clientX, y: event.clientY };
      press.timer = setTimeout(() => {
        press.hasOpened = true;
        open(id, press.start);
      }, pressMs);
    },
    onPointerMove({ clientX, clientY }: PointerEvent): void {
      if (Math.hypot(clientX - press.start.x, clientY - press.start.y) > maxMovePx) cancel();
    },
    onPointerUp: cancel,
    onPointerCancel: cancel,
    onPointerLeave: cancel,
  };
}

function messageIdAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('li[data-message]')?.dataset.message : undefined;
}
