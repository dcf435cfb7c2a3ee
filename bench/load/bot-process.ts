import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type ProcessFigures, processFigures } from './figures.ts';

/** A program that connects to the Discord of the bench, as a process of its own. */
export type BotProcess = {
  /** What it has used since it was last asked; collects its garbage first. */
  figures(): Promise<ProcessFigures>;
  /** Bytes of resident memory. */
  rss(): Promise<number>;
  /** Lines of its log that tell of an error, without their time. */
  readonly errors: readonly string[];
  /** Whether it has ended by itself. */
  hasEnded(): boolean;
  stop(): Promise<void>;
};

export type BotPlan = {
  readonly program: string;
  /** Where it runs, so that nobody's own .env is read. */
  readonly folder: string;
  readonly settings: Readonly<Record<string, string>>;
  /** The folder for a profile of its processor time; without it none is made. */
  readonly profileTo?: string | undefined;
};

/** Starts it. It is not connected yet. */
export function startProcess({ program, folder, settings, profileTo }: BotPlan): BotProcess {
  const profile = profileTo === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileTo}`];
  const child = fork(program, [], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings },
    execArgv: [...usualFlags(), '--expose-gc', ...profile, '--import', join(import.meta.dirname, 'watched.ts')],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const errors: string[] = [];
  if (child.stderr)
    createInterface({ input: child.stderr }).on('line', (line) => {
      const error = errorIn(line);
      if (error !== undefined) errors.push(error);
    });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    figures: async () => processFigures.parse(await answer(child, 'figures')),
    rss: async () => rssAnswer.parse(await answer(child, 'rss')).rss,
    errors,
    hasEnded,
    async stop() {
      if (hasEnded()) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

const rssAnswer = z.object({ rss: z.number() });

function answer(child: ChildProcess, word: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Error('The bot ended in the middle of the bench.'));
    const hear = (message: unknown) => {
      if (!isAnswer(message, word)) return;
      child.off('exit', end);
      child.off('message', hear);
      resolve(message);
    };
    child.once('exit', end);
    child.on('message', hear);
    child.send(word);
  });
}

function isAnswer(message: unknown, word: string): boolean {
  return typeof message === 'object' && message !== null && 'word' in message && message.word === word;
}

/** What Node is told by `npm start`. */
function usualFlags(): string[] {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  const { scripts } = z.object({ scripts: z.object({ start: z.string() }) }).parse(JSON.parse(text));
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** Pino's level for errors. */
const errorLevel = 50;

/** The words of a line that tells of an error; all of it where it is no line of the log. */
function errorIn(line: string): string | undefined {
  try {
    const { level, msg, err }: Readonly<Record<string, unknown>> = JSON.parse(line);
    if (Number(level) < errorLevel) return undefined;
    return `${msg}: ${typeof err === 'object' && err && 'message' in err ? err.message : ''}`;
  } catch {
    return line;
  }
}
