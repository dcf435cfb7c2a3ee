import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A file of the page as it is served. */
export type PageFile = { readonly type: string; readonly body: string };

const folder = join(import.meta.dirname, '../client');
/** Beside it, what the page shares with this Discord: its way up there ends at the root, as all do in a browser. */
const shared = ['file-limits.ts', 'relative-time.ts'].map((name) => join(import.meta.dirname, '../..', name));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

let made: Promise<ReadonlyMap<string, PageFile>> | undefined;

/**
 * All that can be asked for, by its path: what is not in this list does not exist, so that no path leads out of the
 * folder. It is made once for a process.
 */
export function pageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  made ??= makeFiles();
  return made;
}

async function makeFiles(): Promise<ReadonlyMap<string, PageFile>> {
  const names = await readdir(folder);
  const scripts = [...names.filter((name) => extname(name) === '.ts').map((name) => join(folder, name)), ...shared];
  const bodies = await javaScriptOf(scripts);
  const code = scripts.map((path, index): [string, PageFile] => [
    `/${basename(path)}`,
    { type: 'text/javascript; charset=utf-8', body: bodies[index] ?? '' },
  ]);
  const others = names.flatMap((name) => {
    const type = types[extname(name)];
    return type === undefined ? [] : [servedAs(name, type)];
  });
  return new Map([...code, ...(await Promise.all(others))]);
}

async function servedAs(name: string, type: string): Promise<[string, PageFile]> {
  return [name === 'index.html' ? '/' : `/${name}`, { type, body: await readFile(join(folder, name), 'utf8') }];
}

/**
 * Node takes the types away by itself, which is all the building there is. It warns that the function may change; in a
 * thread of its own the warning can be switched off without switching off any other.
 */
async function javaScriptOf(paths: readonly string[]): Promise<readonly string[]> {
  const worker = new Worker(new URL('strip-types.ts', import.meta.url), {
    workerData: paths,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const [bodies] = await once(worker, 'message');
  return bodies;
}
