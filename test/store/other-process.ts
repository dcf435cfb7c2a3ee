import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** Runs a script of this folder in another process until it has said a line, kills it, and gives all that it said. */
export async function runUntilLine(line: string, script: string, ...args: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const lines: string[] = [];
  // What it said before it died is read to the end.
  for await (const output of createInterface(child.stdout)) {
    lines.push(output);
    if (output === line) child.kill('SIGKILL');
  }
  await exit;
  return lines;
}

/** A process that changes a database again and again (write-forever.ts). */
export type Writer = {
  /** The number of the last change that is known to be kept. */
  lastChange(): number;
  /** Resolves once it has kept this change. */
  waitForChange(change: number): Promise<void>;
  kill(): Promise<void>;
};

/** Starts one, which is gone with the test. */
export function startWriter(location: string): Writer {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'write-forever.ts'), location], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface(child.stdout);
  let last = 0;
  lines.on('line', (line) => {
    last = Number(line);
  });
  return {
    lastChange: () => last,
    async waitForChange(change) {
      while (last < change) await once(lines, 'line');
    },
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
