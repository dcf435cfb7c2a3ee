import pLimit from 'p-limit';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Reply } from '../../replies/reply.ts';

/** Runs the preview of a file unless its server, or all servers together, have too many. */
export type UploadLimits = (serverId: string, preview: () => Promise<Reply>) => Promise<Reply>;

/** Enough for somebody who corrects one mistake after the other. */
export const defaultPreviewsPerMinute = 6;
/** While one is prepared, the next one is fetched. Others wait in order, about a second each. */
const [maxConcurrent, maxWaiting] = [2, 50];

/** One file at a time for each server. */
export function createUploadLimits(previewsPerMinute: number): UploadLimits {
  const rateLimiter = new RateLimiterMemory({ points: previewsPerMinute, duration: 60 });
  const runInTurn = pLimit(maxConcurrent);
  const busyServerIds = new Set<string>();
  return async (serverId, preview) => {
    if (busyServerIds.has(serverId)) return { kind: 'notice', notice: 'upload-in-progress' };
    if (runInTurn.pendingCount >= maxWaiting) return { kind: 'notice', notice: 'uploads-busy' };
    busyServerIds.add(serverId);
    try {
      const { consumedPoints, msBeforeNext } = await rateLimiter.penalty(serverId, 1);
      if (consumedPoints > previewsPerMinute)
        return { kind: 'notice', notice: 'too-many-uploads', retryAt: new Date(Date.now() + msBeforeNext) };
      return await runInTurn(preview);
    } finally {
      busyServerIds.delete(serverId);
    }
  };
}
