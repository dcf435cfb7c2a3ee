import { parentPort, workerData } from 'node:worker_threads';
import { addToFile, type FileAddition } from './append-entry.ts';
import { type ParsePolicy, prepareFile } from './file-preparation.ts';

/** A message to this worker thread, which file-thread.ts starts. The answer is the result of the function. */
export type FileTask =
  | { readonly kind: 'prepare'; readonly bytes: Uint8Array }
  | { readonly kind: 'add'; readonly bytes: Uint8Array; readonly addition: FileAddition };

const policy: ParsePolicy = workerData;
parentPort?.on('message', (task: FileTask) => parentPort?.postMessage(run(task)));

function run(task: FileTask) {
  switch (task.kind) {
    case 'prepare':
      return prepareFile(task.bytes, policy);
    case 'add':
      return addToFile(task.bytes, task.addition);
    default:
      return task satisfies never;
  }
}
