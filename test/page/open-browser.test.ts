import { chmod, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openBrowser } from '../../src/emulator/page/server/open-browser.ts';
import { createTempFolder, startProcess } from '../start/processes.ts';

/** A fake program for opening links, which writes its arguments to a file. */
async function fakeOpener(status: number): Promise<string> {
  const script = `#!/bin/sh\nprintf '%s' "$*" > "$(dirname "$0")/opened"\nexit ${status}\n`;
  const directory = await createTempFolder({ 'xdg-open': script, open: script });
  for (const name of ['xdg-open', 'open']) await chmod(join(directory, name), 0o755);
  return directory;
}

const withOpener = (directory: string) => `${directory}${delimiter}${process.env.PATH}`;

describe.skipIf(process.platform === 'win32')('The page', () => {
  test('is opened by npm start -- --open, at the printed link', async () => {
    const directory = await fakeOpener(0);
    const { waitForOutput, ended, child } = startProcess('src/main.ts', ['--open'], {
      settings: { PATH: withOpener(directory) },
    });
    await waitForOutput('Try it in a browser');
    const opened = () => readFile(join(directory, 'opened'), 'utf8').catch(() => '');
    await expect.poll(opened, { timeout: 8000 }).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{32}$/);
    child.kill('SIGTERM');
    const { stderr } = await ended;
    expect(stderr).toContain(`Try it in a browser: ${await opened()}`);
    expect(stderr).not.toContain('No browser could be opened here');
  });

  test('reports that the program for opening links failed', async () => {
    vi.stubEnv('PATH', withOpener(await fakeOpener(3)));
    onTestFinished(() => void vi.unstubAllEnvs());
    const failed = Promise.withResolvers<void>();
    openBrowser('http://127.0.0.1/', failed.resolve);
    await failed.promise;
  });
});
