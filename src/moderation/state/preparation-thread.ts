import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { ParsePolicy, PreparedFile } from './file-preparation.ts';
import type { PrepareFile } from './snapshot-cache.ts';

/** The slowest valid files take about 2 s on a slow machine. */
const maxPreparationMs = 30_000;
/** The largest files need about 60 MB. */
const maxHeapMb = 192;
/** The thread ends after this time without a file, which frees its memory. */
const maxIdleMs = 10_000;

/** Prepares files in a worker thread, one at a time, so that no file delays an answer. */
export type PreparationThread = {
  /** Rejects if a file takes too long or too much memory. The next one gets a new thread. */
  readonly prepare: PrepareFile;
  close(): Promise<void>;
};

export function createPreparationThread(policy: ParsePolicy): PreparationThread {
  const runExclusive = pLimit(1);
  let worker: Worker | undefined;
  const endWorker = async () => {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const endIfIdle = () => (runExclusive.activeCount === 0 ? endWorker() : undefined);
  const idleTimer = setTimeout(endIfIdle, maxIdleMs).unref();
  const prepareNow = async (bytes: Uint8Array): Promise<PreparedFile> => {
    worker ??= startWorker(policy);
    try {
      worker.postMessage(bytes);
      const [prepared] = await once(worker, 'message', { signal: AbortSignal.timeout(maxPreparationMs) });
      return prepared;
    } catch (error) {
      await endWorker();
      throw error;
    } finally {
      idleTimer.refresh();
    }
  };
  return {
    prepare: (bytes) => runExclusive(() => prepareNow(bytes)),
    async close() {
      clearTimeout(idleTimer);
      runExclusive.clearQueue();
      await endWorker();
    },
  };
}

function startWorker(policy: ParsePolicy): Worker {
  const worker = new Worker(new URL('./preparation-worker.ts', import.meta.url), {
    workerData: policy,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  worker.unref();
  return worker;
}
