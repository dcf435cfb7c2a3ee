import { spawn } from 'node:child_process';

const openCommands: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  // `start` is a built-in command of the shell, which would interpret the link too.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens a link with the system's own program; `onFailure` is called if that fails. */
export function openBrowser(url: string, onFailure: () => void): void {
  const [command, ...args] = openCommands[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.once('error', onFailure);
  child.once('exit', (status) => {
    if (status !== 0) onFailure();
  });
  child.unref();
}
