import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

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
