import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** Runs a script of this folder in another process, kills it after its first line of this text, and returns its output. */
export async function runUntilLine(line: string, script: string, ...args: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const lines: string[] = [];
  // Read the output to its end, including what was written just before the kill.
  for await (const output of createInterface(child.stdout)) {
    lines.push(output);
    if (output === line) child.kill('SIGKILL');
  }
  await exit;
  return lines;
}

/** A process that changes a database continuously (write-forever.ts). */
export type Writer = {
  /** The number of the last change that the process reported as committed. */
  lastChange(): number;
  /** Resolves once this change is committed. */
  waitForChange(change: number): Promise<void>;
  kill(): Promise<void>;
};

/** Starts the process. The test ends it. */
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
