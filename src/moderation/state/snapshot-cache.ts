import { LRUCache } from 'lru-cache';
import type { LoadedFile, PrepareFile } from './file-preparation.ts';

/** Files as snapshots, each content once, by hash. The least recently used ones are dropped and prepared again when needed. */
export type SnapshotCache = {
  /** `readBytes` is called if the snapshot is not in the cache. */
  load(hash: string, readBytes: () => Promise<Uint8Array>): Promise<LoadedFile>;
};

/** Bytes of prepared files: six of the largest usual ones. The snapshots take about twice as much memory. */
const maxTotalBytes = 25_000_000;

export function createSnapshotCache(prepare: PrepareFile): SnapshotCache {
  const files = new LRUCache<string, LoadedFile>({ maxSize: maxTotalBytes });
  const loading = new Map<string, Promise<LoadedFile>>();
  const prepareAndKeep = async (hash: string, readBytes: () => Promise<Uint8Array>): Promise<LoadedFile> => {
    try {
      const file = await prepare(await readBytes());
      if ('snapshot' in file) files.set(hash, file, { size: file.byteLength });
      return file;
    } finally {
      loading.delete(hash);
    }
  };
  return {
    async load(hash, readBytes) {
      const cached = files.get(hash);
      if (cached) return cached;
      const current = loading.get(hash) ?? prepareAndKeep(hash, readBytes);
      loading.set(hash, current);
      return current;
    },
  };
}
