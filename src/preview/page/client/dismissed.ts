import { remember, remembered } from './tab-memory.ts';

/** How many are remembered; older messages are far up by then. */
const most = 500;

/** The private messages that were taken away in this tab. */
export type Dismissed = { has(id: string): boolean; add(id: string): void };

export function openDismissed(): Dismissed {
  const ids = new Set(remembered('dismissed')?.split(' '));
  return {
    has: (id) => ids.has(id),
    add(id) {
      ids.add(id);
      remember('dismissed', [...ids].slice(-most).join(' '));
    },
  };
}
