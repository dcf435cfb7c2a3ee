import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { addToFile, type ExtendedFile, type FileAddition } from './append-entry.ts';
import { type ParsePolicy, type PreparedFile, prepareFile } from './file-preparation.ts';
import type { FileTask } from './file-worker.ts';

/** Slow work on knowledge files: up to 2 s for the largest ones. */
export type FileWork = {
  prepare(bytes: Uint8Array): Promise<PreparedFile>;
  add(bytes: Uint8Array, addition: FileAddition): Promise<ExtendedFile>;
};

/** Does the work in this thread, where it delays everything else. */
export function createLocalFileWork(policy: ParsePolicy): FileWork {
  return {
    prepare: async (bytes) => prepareFile(bytes, policy),
    add: async (bytes, addition) => addToFile(bytes, addition),
  };
}

const maxTaskMs = 30_000;
/** The largest files need about 60 MB. */
const maxHeapMb = 192;
/** The thread ends after this time without work, which frees its memory. */
const maxIdleMs = 10_000;

/**
 * Does the work in a worker thread, one task at a time, so that no file delays an answer. Rejects a task that takes too long
 * or too much memory; the next one gets a new thread.
 */
export function createFileThread(policy: ParsePolicy): FileWork & { close(): Promise<void> } {
  const runExclusive = pLimit(1);
  let worker: Worker | undefined;
  const endWorker = async () => {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const endIfIdle = () => (runExclusive.activeCount === 0 ? endWorker() : undefined);
  const idleTimer = setTimeout(endIfIdle, maxIdleMs).unref();
  const runNow = async (task: FileTask) => {
    worker ??= startWorker(policy);
    try {
      worker.postMessage(task);
      const [result] = await once(worker, 'message', { signal: AbortSignal.timeout(maxTaskMs) });
      return result;
    } catch (error) {
      await endWorker();
      throw error;
    } finally {
      idleTimer.refresh();
    }
  };
  return {
    prepare: (bytes) => runExclusive(() => runNow({ kind: 'prepare', bytes })),
    add: (bytes, addition) => runExclusive(() => runNow({ kind: 'add', bytes, addition })),
    async close() {
      clearTimeout(idleTimer);
      runExclusive.clearQueue();
      await endWorker();
    },
  };
}

function startWorker(policy: ParsePolicy): Worker {
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url), {
    workerData: policy,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  worker.unref();
  return worker;
}
