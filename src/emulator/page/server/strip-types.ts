import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/** Runs in a thread of its own: takes paths of TypeScript files and hands back what a browser can run, in their order. */
const paths: readonly string[] = workerData;
parentPort?.postMessage(paths.map((path) => stripTypeScriptTypes(readFileSync(path, 'utf8'))));
