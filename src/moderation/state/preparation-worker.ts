import { parentPort, workerData } from 'node:worker_threads';
import { type ParsePolicy, prepareFile } from './file-preparation.ts';

/** The worker thread behind preparation-thread.ts: answers each file with its prepared form. */
const policy: ParsePolicy = workerData;
parentPort?.on('message', (bytes: Uint8Array) => parentPort?.postMessage(prepareFile(bytes, policy)));
