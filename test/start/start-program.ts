import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { start } from '../../src/start.ts';
import { defaultSettings, type ProcessResult, type StartOptions } from './processes.ts';

/** The program of `npm start`, in the process of the test: a separate process takes half a second more. */
export type StartedProgram = {
  /** Resolves when the program has ended, with its output. */
  readonly ended: Promise<ProcessResult>;
  /** Ends it as a signal does. */
  close(): void;
  /** Resolves when standard output or standard error contains this text. */
  waitForOutput(text: string): Promise<void>;
  readonly stdin: PassThrough;
  readonly stderr: () => string;
};

/** Starts the program; the test ends it, if it has not ended before. */
export function startProgram(
  args: readonly string[],
  { settings = {}, input }: Pick<StartOptions, 'settings' | 'input'> = {},
): StartedProgram {
  const stdin = new PassThrough();
  if (input !== undefined) stdin.end(input);
  const [stdout, stderr] = [createOutput(), createOutput()];
  const environment = { PORT: '0', ...defaultSettings(), ...settings };
  const io = { stdin, stdout: stdout.stream, stderr: stderr.stream, logDestination: stderr.stream };
  const program = start(environment, args, io);
  const ended = program.ended.then(({ status, lines }) => ({
    status,
    stdout: stdout.text(),
    stderr: stderr.text() + lines.map((line) => `${line}\n`).join(''),
  }));
  onTestFinished(async () => {
    program.close();
    await ended;
  });
  return {
    ended,
    close: program.close,
    waitForOutput: (text) => Promise.race([stdout.waitFor(text), stderr.waitFor(text)]),
    stdin,
    stderr: stderr.text,
  };
}

function createOutput() {
  const stream = new PassThrough({ encoding: 'utf8' });
  const waiting = new Set<() => void>();
  let output = '';
  stream.on('data', (chunk: string) => {
    output += chunk;
    for (const check of waiting) check();
  });
  const waitFor = (text: string): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const check = () => {
      if (output.includes(text)) resolve();
    };
    waiting.add(check);
    check();
    return promise;
  };
  return { stream, text: () => output, waitFor };
}
