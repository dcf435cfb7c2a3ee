import { parentPort, workerData } from 'node:worker_threads';
import type { NewEntry } from '../../knowledge/append-entry.ts';
import { appendEntryToFile } from './append-entry.ts';
import { type ParsePolicy, prepareFile } from './file-preparation.ts';

/** A message to this worker thread, which file-thread.ts starts. The answer is the result of the function. */
export type FileTask =
  | { readonly kind: 'prepare'; readonly bytes: Uint8Array }
  | { readonly kind: 'append-entry'; readonly bytes: Uint8Array; readonly entry: NewEntry };

const policy: ParsePolicy = workerData;
parentPort?.on('message', (task: FileTask) => parentPort?.postMessage(run(task)));

function run(task: FileTask) {
  switch (task.kind) {
    case 'prepare':
      return prepareFile(task.bytes, policy);
    case 'append-entry':
      return appendEntryToFile(task.bytes, task.entry);
    default:
      return task satisfies never;
  }
}
