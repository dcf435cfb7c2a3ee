import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { describe, onTestFinished } from 'vitest';

/** The usual paths, Debian's first. The headless shell starts a third faster. CHROMIUM sets another path. */
const usualPaths = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);
const paths = process.env.CHROMIUM === undefined ? usualPaths : [process.env.CHROMIUM];
const executablePath = paths.find((path) => existsSync(path));

const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
  // The windows of a context share a process: starting one for each test takes longer than loading the page.
  ...['--disable-site-isolation-trials', '--renderer-process-limit=1'],
];

/** Tests in a real browser; without one they are skipped, and the title gives the reason. */
export function describeInBrowser(title: string, tests: () => void): void {
  if (executablePath) describe(title, tests);
  else describe.skip(`${title} (skipped: no Chromium is installed, apt-get install chromium)`, tests);
}

/** One browser for all files of a worker; it ends with the process. */
let launchedBrowser: Promise<Browser> | undefined;
let sharedContext: Promise<BrowserContext> | undefined;

async function newContext(options?: BrowserContextOptions): Promise<BrowserContext> {
  launchedBrowser ??= chromium.launch({ ...(executablePath && { executablePath }), args });
  return (await launchedBrowser).newContext(options);
}

async function openSharedContext(): Promise<BrowserContext> {
  const context = await newContext();
  // An empty window keeps the process of the context alive between two tests.
  await context.newPage();
  return context;
}

/**
 * A window with its own session storage, until the end of the test. With options it has a context of its own, which a
 * test needs for a second tab or for a clock.
 */
export async function openWindow(options?: BrowserContextOptions): Promise<Page> {
  sharedContext ??= openSharedContext();
  const context = await (options ? newContext(options) : sharedContext);
  const window = await context.newPage();
  onTestFinished(() => (options ? context.close() : window.close()));
  window.setDefaultTimeout(8000);
  return window;
}
