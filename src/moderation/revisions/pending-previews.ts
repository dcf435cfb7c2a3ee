import { randomUUID } from 'node:crypto';
import type { ChangeSet } from './change-set.ts';

const lifetimeMinutes = 15;

/** Change sets by the id of their preview. Each moderator has at most one per server, and none survives a restart. */
export type PendingPreviews = {
  /** Replaces the moderator's previous preview on this server; returns the new id. */
  add(changeSet: ChangeSet): string;
  find(id: string): ChangeSet | undefined;
  remove(id: string): void;
};

type PendingPreview = { readonly changeSet: ChangeSet; readonly expiresAt: number };

export function createPendingPreviews(now: () => Date): PendingPreviews {
  const previews = new Map<string, PendingPreview>();
  const removeWhere = (matches: (preview: PendingPreview) => boolean) => {
    for (const [id, preview] of previews) if (matches(preview)) previews.delete(id);
  };
  const removeExpired = () => removeWhere(({ expiresAt }) => expiresAt <= now().getTime());
  return {
    add(changeSet) {
      const { userId, serverId } = changeSet.proposal.moderator;
      removeExpired();
      removeWhere(({ changeSet: { proposal } }) => {
        const { moderator } = proposal;
        return moderator.userId === userId && moderator.serverId === serverId;
      });
      const id = randomUUID();
      previews.set(id, { changeSet, expiresAt: now().getTime() + lifetimeMinutes * 60_000 });
      return id;
    },
    find(id) {
      removeExpired();
      return previews.get(id)?.changeSet;
    },
    remove: (id) => previews.delete(id),
  };
}
