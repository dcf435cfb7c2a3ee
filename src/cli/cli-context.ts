import type { Readable } from 'node:stream';
import { loadEnvironment, readConfig } from '../config.ts';

/** Whoever calls a command: what they bring, and where it is told to them what came of it. */
export type CliContext = {
  /** Their settings, or all that is wrong with them. */
  readSettings(): ReturnType<typeof readConfig>;
  /** What is read where no argument names a file. */
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Tells a line of what they asked for. */
  print(line: string): void;
  /** Says what is wrong, a line each, and that the command failed. */
  fail(lines: readonly string[]): void;
};

/** The person or the program that started this process; a failure is its status 1. */
export const processContext: CliContext = {
  readSettings: () => readConfig(loadEnvironment()),
  input: process.stdin,
  print: (line) => void process.stdout.write(`${line}\n`),
  fail(lines) {
    for (const line of lines) process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  },
};

/** Lets the process end quietly when whoever reads its output has read enough, as `| head -1` does. */
export function exitOnBrokenPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
