import type { SessionState } from './session-state.ts';
import { createSidebar, type Sidebar } from './sidebar.ts';
import { createToggleButton } from './toggle-button.ts';

/** The side with the button that opens it where there is no room for it beside the messages. */
export type SidebarDrawer = {
  readonly side: Sidebar;
  readonly button: HTMLElement;
  /** Closes it when something else in this part of the page is touched. */
  closeFrom(part: HTMLElement): void;
};

export function createSidebarDrawer(room: SessionState): SidebarDrawer {
  const side = createSidebar(room, () => toggle.set(false));
  const words = { class: 'tool side-button', 'aria-label': 'Channels and people' };
  const toggle = createToggleButton(words, 'side', side.toggle, '☰');
  side.node.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    toggle.set(false);
    toggle.node.focus();
  });
  return {
    side,
    button: toggle.node,
    closeFrom(part) {
      part.addEventListener('pointerdown', ({ target }) => {
        if (target !== toggle.node) toggle.set(false);
      });
    },
  };
}
