import { randomUUID } from 'node:crypto';
import type { Change } from './change.ts';
import type { Wish } from './wishes.ts';

/** How long a preview can be put in force. */
const minutes = 15;

/** What waits for a moderator's word. */
export type Pending = Wish & {
  /** What the wish came to when it was shown. */
  readonly changes: readonly [Change, ...Change[]];
  /** What each change was compared with. */
  readonly bases: readonly string[];
};

/** Previews by their id. A moderator has one at a time on a server: a new one takes its place. Ended by a restart. */
export type Previews = {
  keep(pending: Pending): string;
  find(id: string): Pending | undefined;
  drop(id: string): void;
};

export function openPreviews(now: () => Date): Previews {
  const all = new Map<string, Pending & { readonly until: number }>();
  const dropWhere = (holds: (one: Pending & { readonly until: number }) => boolean) => {
    for (const [id, one] of all) if (holds(one)) all.delete(id);
  };
  return {
    keep(pending) {
      const { person, server } = pending.by;
      dropWhere(({ by, until }) => (by.person === person && by.server === server) || until <= now().getTime());
      const id = randomUUID();
      all.set(id, { ...pending, until: now().getTime() + minutes * 60_000 });
      return id;
    },
    find(id) {
      dropWhere(({ until }) => until <= now().getTime());
      return all.get(id);
    },
    drop: (id) => all.delete(id),
  };
}
