import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of the page as it is served. */
export type PageFile = { readonly type: string; readonly body: string };

const clientFolder = join(import.meta.dirname, '../client');

let cachedFiles: Promise<ReadonlyMap<string, PageFile>> | undefined;

/** All files of the page by path; any other path is a 404. They are built once per process and kept in memory. */
export function pageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  cachedFiles ??= loadFiles();
  return cachedFiles;
}

async function loadFiles(): Promise<ReadonlyMap<string, PageFile>> {
  const read = (name: string): Promise<string> => readFile(join(clientFolder, name), 'utf8');
  const [page, styles, icon, code] = await Promise.all([
    read('index.html'),
    Promise.all(['frame.css', 'messages.css', 'composer.css'].map(read)),
    read('icon.svg'),
    bundleClient(),
  ]);
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', body: page }],
    ['/style.css', { type: 'text/css; charset=utf-8', body: styles.join('\n') }],
    ['/icon.svg', { type: 'image/svg+xml', body: icon }],
    ['/main.js', { type: 'text/javascript; charset=utf-8', body: code }],
  ]);
}

/** The client as one module: a browser loads it in one request instead of one per source file. */
async function bundleClient(): Promise<string> {
  // Loaded on demand: the bot alone runs without development dependencies.
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: join(clientFolder, 'main.ts'), platform: 'browser', tsconfig: false });
  const { output } = await bundle.generate({ format: 'es', minify: true });
  await bundle.close();
  return output[0].code;
}
