import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ChangeSet, Proposal } from './change-set.ts';

/** A proposal that a moderator saw a preview of; `tag` identifies the change that the preview described. */
export type PendingPreview = { readonly proposal: Proposal; readonly tag: string };

/** Proposals by the id of their preview. Each moderator has at most one per server, and none survives a restart. */
export type PendingPreviews = {
  /** Replaces the moderator's previous preview on this server; returns the new id. */
  add(changeSet: ChangeSet): string;
  find(id: string): PendingPreview | undefined;
  remove(id: string): void;
};

/** A preview expires after 15 minutes, in ms. */
const maxAgeMs = 15 * 60_000 - 1;
/** Each keeps the bytes of its file. */
const maxPreviews = 50;

export function createPendingPreviews(now: () => Date): PendingPreviews {
  const previews = new LRUCache<string, PendingPreview>({
    max: maxPreviews,
    ttl: maxAgeMs,
    ttlResolution: 0,
    perf: { now: () => now().getTime() },
  });
  return {
    add({ proposal, tag }) {
      const { userId, serverId } = proposal.moderator;
      for (const [id, { proposal: pending }] of previews.entries())
        if (pending.moderator.userId === userId && pending.moderator.serverId === serverId) previews.delete(id);
      const id = randomUUID();
      previews.set(id, { proposal, tag });
      return id;
    },
    find: (id) => previews.get(id),
    remove: (id) => previews.delete(id),
  };
}
