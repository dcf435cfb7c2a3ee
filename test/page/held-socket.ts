import type { Page } from 'playwright-core';

/** What the page's server says, held back at will. */
export type HeldSocket = {
  hold(): void;
  /** Lets all that was held through, in order, and what comes from now on. */
  release(): void;
};

/** Loads the page anew with such a line; nothing is held at first. */
export async function holdSocket(window: Page): Promise<HeldSocket> {
  const held: (() => void)[] = [];
  let isHeld = false;
  await window.routeWebSocket(/./, (line) => {
    line.connectToServer().onMessage((said) => {
      if (isHeld) held.push(() => line.send(said));
      else line.send(said);
    });
  });
  await window.reload();
  return {
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      for (const send of held.splice(0)) send();
    },
  };
}
