import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** Runs a script of this folder in another process until it has said a line, kills it, and gives all that it said. */
export async function killedAfter(line: string, script: string, ...words: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const said: string[] = [];
  // What it said before it died is read to the end.
  for await (const one of createInterface(child.stdout)) {
    said.push(one);
    if (one === line) child.kill('SIGKILL');
  }
  await exit;
  return said;
}

/** A process that changes a database again and again (write.ts). */
export type Writer = {
  /** The number of the last change that is known to be kept. */
  said(): number;
  /** Resolves once it has kept this change. */
  says(change: number): Promise<void>;
  kill(): Promise<void>;
};

/** Starts one, which is gone with the test. */
export function writing(location: string): Writer {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'write.ts'), location], {
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
    said: () => last,
    async says(change) {
      while (last < change) await once(lines, 'line');
    },
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
