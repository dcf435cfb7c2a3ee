import { readTabStorage, writeTabStorage } from './tab-storage.ts';

/** How many are remembered; older messages are far up by then. */
const most = 500;

/** The private messages that were taken away in this tab. */
export type DismissedMessages = { has(id: string): boolean; add(id: string): void };

export function createDismissedMessages(): DismissedMessages {
  const ids = new Set(readTabStorage('dismissed')?.split(' '));
  return {
    has: (id) => ids.has(id),
    add(id) {
      ids.add(id);
      writeTabStorage('dismissed', [...ids].slice(-most).join(' '));
    },
  };
}
