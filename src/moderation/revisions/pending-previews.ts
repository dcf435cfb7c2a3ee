import { randomUUID } from 'node:crypto';
import type { KnowledgeChange } from './change.ts';
import type { Proposal } from './proposals.ts';

/** How long a preview can be put in force. */
const lifetimeMinutes = 15;

/** What waits for a moderator's word. */
export type PendingProposal = Proposal & {
  /** What the wish came to when it was shown. */
  readonly changes: readonly [KnowledgeChange, ...KnowledgeChange[]];
  /** What each change was compared with. */
  readonly baseVersions: readonly string[];
};

/** Previews by their id. A moderator has one at a time on a server: a new one takes its place. Ended by a restart. */
export type PendingPreviews = {
  add(pending: PendingProposal): string;
  find(id: string): PendingProposal | undefined;
  remove(id: string): void;
};

export function createPendingPreviews(now: () => Date): PendingPreviews {
  const previews = new Map<string, PendingProposal & { readonly expiresAt: number }>();
  const removeWhere = (matches: (preview: PendingProposal & { readonly expiresAt: number }) => boolean) => {
    for (const [id, preview] of previews) if (matches(preview)) previews.delete(id);
  };
  return {
    add(pending) {
      const { userId, serverId } = pending.moderator;
      removeWhere(
        ({ moderator, expiresAt }) =>
          (moderator.userId === userId && moderator.serverId === serverId) || expiresAt <= now().getTime(),
      );
      const id = randomUUID();
      previews.set(id, { ...pending, expiresAt: now().getTime() + lifetimeMinutes * 60_000 });
      return id;
    },
    find(id) {
      removeWhere(({ expiresAt }) => expiresAt <= now().getTime());
      return previews.get(id);
    },
    remove: (id) => previews.delete(id),
  };
}
