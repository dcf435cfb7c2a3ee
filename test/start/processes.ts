import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { settingNames } from '../../src/config.ts';
import { sampleText } from '../discord/sample-text.ts';

const root = join(import.meta.dirname, '../..');

/** The output of a process, and how it ended. */
export type ProcessResult = {
  /** The exit status; null if a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type RunningProcess = {
  /** Resolves when the process has ended and all its output has been read. */
  readonly ended: Promise<ProcessResult>;
  /** Sends a signal. */
  readonly signal: (name: NodeJS.Signals) => void;
  /** Resolves when standard output or standard error contains this text. */
  readonly waitForOutput: (words: string) => Promise<void>;
  readonly child: ChildProcess;
};

export type StartOptions = {
  /** Settings other than the defaults. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Standard input, closed at its end; it stays open if this is undefined. */
  readonly input?: string;
  /** The user of the process, if not that of the test. */
  readonly uid?: number;
  readonly gid?: number;
};

/** Overrides a local .env file: an empty setting counts as not set. Several bots run at once, so each takes a free port. */
const emptySettings = { ...Object.fromEntries(settingNames.map((name) => [name, ''])), PORT: '0' };

/** A folder with the sample knowledge: parsing and indexing the shipped file takes half of the time of a start. */
const sampleFolder = mkdtempSync(join(tmpdir(), 'on-record-brief-'));
writeFileSync(join(sampleFolder, 'incident.yaml'), sampleText);
process.once('exit', () => rmSync(sampleFolder, { recursive: true, force: true }));

/** A folder for the database of one start, deleted at the end of the test. */
function createDataFolder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'on-record-data-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

/** The default settings of every start and command. */
export function defaultSettings(): { readonly KNOWLEDGE_DIR: string; readonly DATA_DIR: string } {
  return { KNOWLEDGE_DIR: sampleFolder, DATA_DIR: createDataFolder() };
}

/** Starts `node src/…` as users do. The test ends it. */
export function startProcess(
  file: 'src/main.ts' | 'src/cli.ts',
  args: readonly string[],
  options: StartOptions = {},
): RunningProcess {
  const env = { ...process.env, ...emptySettings, ...defaultSettings(), ...options.settings };
  const { uid, gid } = options;
  const owner = uid === undefined || gid === undefined ? {} : { uid, gid };
  const child = spawn(process.execPath, [file, ...args], { cwd: root, env, ...owner });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (options.input !== undefined) child.stdin.end(options.input);
  const [stdout, stderr] = [collectOutput(child.stdout), collectOutput(child.stderr)];
  return {
    child,
    ended: once(child, 'close').then(() => ({ status: child.exitCode, stdout: stdout(), stderr: stderr() })),
    signal: (name) => void child.kill(name),
    waitForOutput: (words) => waitForOutput(child, words),
  };
}

/** Runs `node src/…` until it ends. */
export function runProcess(
  file: 'src/main.ts' | 'src/cli.ts',
  args: readonly string[],
  options: StartOptions = {},
): Promise<ProcessResult> {
  return startProcess(file, args, { input: '', ...options }).ended;
}

function collectOutput(stream: Readable): () => string {
  let output = '';
  stream.setEncoding('utf8').on('data', (words: string) => {
    output += words;
  });
  return () => output;
}

function waitForOutput({ stdout, stderr }: ChildProcess, expected: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const stream of [stdout, stderr]) {
    let output = '';
    stream?.on('data', (chunk: string) => {
      output += chunk;
      if (output.includes(expected)) resolve();
    });
  }
  return promise;
}

/** A folder with these files, until the end of the test. */
export async function createTempFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'on-record-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
  return directory;
}
