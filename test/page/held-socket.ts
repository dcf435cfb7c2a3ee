import type { Page } from 'playwright-core';

/** The messages that the page receives from its server, held back on demand. */
export type HeldSocket = {
  hold(): void;
  /** Delivers all held messages in order, and later ones at once. */
  release(): void;
};

/** Reloads the page over such a connection. Nothing is held at first; with `afterHello`, all but the first message is. */
export async function holdSocket(window: Page, when: 'afterHello' | 'onDemand' = 'onDemand'): Promise<HeldSocket> {
  const held: (() => void)[] = [];
  let isHeld = false;
  await window.routeWebSocket(/./, (socket) => {
    socket.connectToServer().onMessage((message) => {
      if (isHeld) held.push(() => socket.send(message));
      else socket.send(message);
      isHeld ||= when === 'afterHello';
    });
  });
  await window.reload();
  return {
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      when = 'onDemand';
      for (const send of held.splice(0)) send();
    },
  };
}
