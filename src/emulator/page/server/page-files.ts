import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A file of the page as it is served. */
export type PageFile = { readonly type: string; readonly body: string };

const clientFolder = join(import.meta.dirname, '../client');
/** Beside it, what the page shares with this Discord: its way up there ends at the root, as all do in a browser. */
const sharedFiles = ['file-limits.ts', 'relative-time.ts'].map((name) => join(import.meta.dirname, '../..', name));
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

let cachedFiles: Promise<ReadonlyMap<string, PageFile>> | undefined;

/**
 * All that can be asked for, by its path: what is not in this list does not exist, so that no path leads out of the
 * folder. It is made once for a process.
 */
export function pageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  cachedFiles ??= loadFiles();
  return cachedFiles;
}

async function loadFiles(): Promise<ReadonlyMap<string, PageFile>> {
  const fileNames = await readdir(clientFolder);
  const scripts = [
    ...fileNames.filter((name) => extname(name) === '.ts').map((name) => join(clientFolder, name)),
    ...sharedFiles,
  ];
  const bodies = await stripTypes(scripts);
  const code = scripts.map((path, index): [string, PageFile] => [
    `/${basename(path)}`,
    { type: 'text/javascript; charset=utf-8', body: bodies[index] ?? '' },
  ]);
  const assets = fileNames.flatMap((name) => {
    const type = contentTypes[extname(name)];
    return type === undefined ? [] : [readPageFile(name, type)];
  });
  return new Map([...code, ...(await Promise.all(assets))]);
}

async function readPageFile(name: string, type: string): Promise<[string, PageFile]> {
  return [name === 'index.html' ? '/' : `/${name}`, { type, body: await readFile(join(clientFolder, name), 'utf8') }];
}

/**
 * Node takes the types away by itself, which is all the building there is. It warns that the function may change; in a
 * thread of its own the warning can be switched off without switching off any other.
 */
async function stripTypes(paths: readonly string[]): Promise<readonly string[]> {
  const worker = new Worker(new URL('strip-types.ts', import.meta.url), {
    workerData: paths,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const [bodies] = await once(worker, 'message');
  return bodies;
}
