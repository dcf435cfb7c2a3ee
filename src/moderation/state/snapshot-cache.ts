import { LRUCache } from 'lru-cache';
import { createSnapshot, type Snapshot } from '../../answering/snapshot.ts';
import type { Problem } from '../../knowledge/problem.ts';
import type { PreparedFile } from './file-preparation.ts';

/** Parses and indexes a file without blocking this thread. */
export type PrepareFile = (bytes: Uint8Array) => Promise<PreparedFile>;

/** A file as a snapshot, or every problem of the file. */
type LoadedFile = { readonly snapshot: Snapshot } | { readonly problems: readonly Problem[] };

/** Files as snapshots, each content once, by hash. The least recently used ones are dropped and prepared again when needed. */
export type SnapshotCache = {
  /** `readBytes` is called if the snapshot is not in the cache. */
  load(hash: string, readBytes: () => Promise<Uint8Array>): Promise<LoadedFile>;
};

/** Bytes of prepared files: four of the largest ones, which take about 25 MB of memory. */
const maxTotalBytes = 16_500_000;

export function createSnapshotCache(prepare: PrepareFile): SnapshotCache {
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
