import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { describe, onTestFinished } from 'vitest';

/** The usual paths, Debian's first. The headless shell starts a third faster. CHROMIUM sets another path. */
const usual = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);
const places = process.env.CHROMIUM === undefined ? usual : [process.env.CHROMIUM];
const executablePath = places.find((place) => existsSync(place));

const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

/** Tests in a real browser; without one they are skipped, and the title says why. */
export function describeInBrowser(title: string, tests: () => void): void {
  if (executablePath) describe(title, tests);
  else describe.skip(`${title} (skipped: no Chromium is installed, apt-get install chromium)`, tests);
}

/** One browser for all files of a worker; it ends with the process. */
let browser: Promise<Browser> | undefined;

/** A window with its own storage, until the end of the test. */
export async function openWindow(options: BrowserContextOptions = {}): Promise<Page> {
  browser ??= chromium.launch({ ...(executablePath && { executablePath }), args });
  const context = await (await browser).newContext(options);
  onTestFinished(() => context.close());
  const window = await context.newPage();
  window.setDefaultTimeout(8000);
  return window;
}
