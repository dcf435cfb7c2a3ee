/** How long a finger must rest, in ms, and how far it may stray, in px. */
const long = 500;
const stray = 10;

/** Calls back when a message is pressed for long, or with the right button. */
export function onContextMenuGesture(
  within: HTMLElement,
  open: (item: HTMLElement, at: { x: number; y: number }) => void,
): void {
  let clock: ReturnType<typeof setTimeout> | undefined;
  let start = { x: 0, y: 0 };
  let justOpened = false;
  const itemAt = (target: EventTarget | null): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>('li[data-message]') : null;
  const stop = (): void => clearTimeout(clock);

  within.addEventListener('contextmenu', (event) => {
    const item = itemAt(event.target);
    // Links and chosen words keep the browser's own menu.
    const isOwn = event.target instanceof Element && event.target.closest('a') !== null;
    if (!item || isOwn || !(getSelection()?.isCollapsed ?? true)) return;
    event.preventDefault();
    stop();
    if (!justOpened) open(item, { x: event.clientX, y: event.clientY });
  });
  within.addEventListener('pointerdown', (event) => {
    stop();
    justOpened = false;
    const item = itemAt(event.target);
    if (event.pointerType !== 'touch' || !item) return;
    start = { x: event.clientX, y: event.clientY };
    clock = setTimeout(() => {
      justOpened = true;
      open(item, start);
    }, long);
  });
  within.addEventListener('pointermove', (event) => {
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > stray) stop();
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const) within.addEventListener(end, stop);
}
