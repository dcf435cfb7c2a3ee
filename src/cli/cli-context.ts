import type { Readable } from 'node:stream';
import { loadEnvironment, readConfig } from '../config.ts';

/** The settings and streams of a command. */
export type CliContext = {
  /** The settings, or every problem with them. */
  readSettings(): ReturnType<typeof readConfig>;
  /** Read if no argument names a file. */
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Writes a line to standard output. */
  print(line: string): void;
  /** Writes the problems to standard error and sets exit status 1. */
  fail(lines: readonly string[]): void;
};

/** The environment and the streams of this process. */
export const processContext: CliContext = {
  readSettings: () => readConfig(loadEnvironment()),
  input: process.stdin,
  print: (line) => void process.stdout.write(`${line}\n`),
  fail(lines) {
    for (const line of lines) process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  },
};

/** Ends the process silently when the reader closes the pipe, as `| head -1` does. */
export function exitOnBrokenPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
