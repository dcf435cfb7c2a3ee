import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type ProcessMetrics, processMetricsSchema } from './process-metrics.ts';

/** A program that connects to the emulator, in a process of its own. */
export type BotProcess = {
  /** Usage since the last call; runs the garbage collector first. */
  metrics(): Promise<ProcessMetrics>;
  /** Bytes of resident memory. */
  rss(): Promise<number>;
  /** Error lines of its log, without their time. */
  readonly errors: readonly string[];
  /** Whether it has exited by itself. */
  hasEnded(): boolean;
  stop(): Promise<void>;
};

export type BotProcessOptions = {
  readonly program: string;
  /** Its working directory, so that no local .env file is read. */
  readonly folder: string;
  readonly settings: Readonly<Record<string, string>>;
  /** The folder for a CPU profile; without it, none is written. */
  readonly profileFolder?: string | undefined;
};

/** Starts the process. It is not connected yet. */
export function startProcess({ program, folder, settings, profileFolder }: BotProcessOptions): BotProcess {
  const profile = profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const child = fork(program, [], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings },
    execArgv: [
      ...npmStartFlags(),
      '--expose-gc',
      ...profile,
      '--import',
      join(import.meta.dirname, 'report-metrics.ts'),
    ],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const errors: string[] = [];
  if (child.stderr)
    createInterface({ input: child.stderr }).on('line', (line) => {
      const error = parseErrorLine(line);
      if (error !== undefined) errors.push(error);
    });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    metrics: async () => processMetricsSchema.parse(await requestFromChild(child, 'metrics')),
    rss: async () => rssAnswer.parse(await requestFromChild(child, 'rss')).rss,
    errors,
    hasEnded,
    async stop() {
      if (hasEnded()) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

const rssAnswer = z.object({ rss: z.number() });

function requestFromChild(child: ChildProcess, command: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('The bot ended in the middle of the bench.'));
    const onMessage = (message: unknown) => {
      if (!isAnswer(message, command)) return;
      child.off('exit', onExit);
      child.off('message', onMessage);
      resolve(message);
    };
    child.once('exit', onExit);
    child.on('message', onMessage);
    child.send(command);
  });
}

function isAnswer(message: unknown, command: string): boolean {
  return typeof message === 'object' && message !== null && 'word' in message && message.word === command;
}

/** The Node flags of `npm start`. */
function npmStartFlags(): string[] {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  const { scripts } = z.object({ scripts: z.object({ start: z.string() }) }).parse(JSON.parse(text));
  return scripts.start.split(' ').filter((argument) => argument.startsWith('--'));
}

/** Pino's level for errors. */
const errorLevel = 50;

/** The message of an error line, or the whole line if it is not from the log. */
function parseErrorLine(line: string): string | undefined {
  try {
    const { level, msg, err }: Readonly<Record<string, unknown>> = JSON.parse(line);
    if (Number(level) < errorLevel) return undefined;
    return `${msg}: ${typeof err === 'object' && err && 'message' in err ? err.message : ''}`;
  } catch {
    return line;
  }
}
