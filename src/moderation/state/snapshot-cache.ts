import { LRUCache } from 'lru-cache';
import { createSnapshot, type Snapshot } from '../../answering/snapshot.ts';
import type { Problem } from '../../knowledge/problem.ts';
import type { FileWork } from './file-thread.ts';

/** A file as a snapshot, or every problem of the file. */
type LoadedFile = { readonly snapshot: Snapshot } | { readonly problems: readonly Problem[] };

/** Files as snapshots, each content once, by hash. The least recently used ones are dropped and prepared again when needed. */
export type SnapshotCache = {
  /** `readBytes` is called if the snapshot is not in the cache. */
  load(hash: string, readBytes: () => Promise<Uint8Array>): Promise<LoadedFile>;
};

/** Bytes of prepared files: three of the largest ones, which take about 20 MB of memory. */
const maxTotalBytes = 12_500_000;

export function createSnapshotCache(prepare: FileWork['prepare']): SnapshotCache {
  const files = new LRUCache<string, LoadedFile>({ maxSize: maxTotalBytes });
  const loading = new Map<string, Promise<LoadedFile>>();
  const prepareAndKeep = async (hash: string, readBytes: () => Promise<Uint8Array>): Promise<LoadedFile> => {
    try {
      const prepared = await prepare(await readBytes());
      if ('problems' in prepared) return prepared;
      const file = { snapshot: createSnapshot(prepared.knowledge, prepared.index) };
      files.set(hash, file, { size: prepared.byteLength });
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
