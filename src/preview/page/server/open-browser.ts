import { spawn } from 'node:child_process';

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  // `start` is a word of the shell, which would read the link too.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens a link as this system opens links; `failed` is called once if that can't be done. */
export function openBrowser(url: string, failed: () => void): void {
  const [opener, ...before] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(opener, [...before, url], { stdio: 'ignore', detached: true });
  child.once('error', failed);
  child.once('exit', (status) => {
    if (status !== 0) failed();
  });
  child.unref();
}
