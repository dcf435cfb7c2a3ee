import { createButton, createElement } from './element.ts';

/** How near to an end counts as being there, in px. */
const near = 80;

/** A place that scrolls, in which who is at the end stays at the end. */
export type ScrollArea = {
  readonly node: HTMLElement;
  readonly isAtEnd: () => boolean;
  toEnd(): void;
  /** Something new stands at the end, which is gone to or told of. */
  follow(): void;
  /** Shows an item from its start; who is on another one goes along. */
  showStart(item: HTMLElement): void;
  /** Does something above what is seen, which stays where it is. */
  keepPlace(change: () => void): void;
  readonly focus: () => void;
};

/** Puts something into a place that scrolls; `onTop` is called when its beginning comes near. */
export function createScrollArea(inside: readonly HTMLElement[], onTop: () => void): ScrollArea {
  const scroller = createElement('section', { class: 'scroller', 'aria-label': 'Messages', tabindex: '0' }, ...inside);
  const down = createButton({ class: 'to-end', hidden: true }, toEnd, 'New messages ↓');
  let isPinned = true;

  function toEnd(): void {
    isPinned = true;
    scroller.scrollTop = scroller.scrollHeight;
    down.hidden = true;
  }
  scroller.addEventListener('scroll', () => {
    const { scrollHeight, scrollTop, clientHeight } = scroller;
    isPinned = scrollHeight - scrollTop - clientHeight < near;
    if (isPinned) down.hidden = true;
    if (scrollTop < near) onTop();
  });
  // The place for messages gets smaller while one writes, and pictures come late.
  const watcher = new ResizeObserver(() => {
    if (isPinned) toEnd();
  });
  for (const one of [scroller, ...inside]) watcher.observe(one);

  return {
    node: createElement('div', { class: 'message-area' }, scroller, down),
    isAtEnd: () => isPinned,
    toEnd,
    follow() {
      if (isPinned) toEnd();
      else down.hidden = false;
    },
    showStart(item) {
      if (item.offsetHeight > scroller.clientHeight) item.scrollIntoView({ block: 'start' });
      const article = item.querySelector('article');
      if (!article || !scroller.contains(document.activeElement)) return;
      article.tabIndex = -1;
      article.focus({ preventScroll: true });
    },
    keepPlace(change) {
      const height = scroller.scrollHeight;
      change();
      scroller.scrollTop += scroller.scrollHeight - height;
    },
    focus: () => scroller.focus(),
  };
}
