import { setTimeout as delay } from 'node:timers/promises';
import type { DestinationStream, Logger } from 'pino';
import { reservedCommandNames } from '../commands/index.ts';
import { findInvalidFlag } from './cli/flags.ts';
import { loadBundledQuestions } from './cli/question-file.ts';
import { allowsDrafts, type Config, databasePath, readConfig } from './config.ts';
import { type BotOptions, connectBot } from './discord/bot.ts';
import { LoginError } from './discord/login.ts';
import { readKnowledgeFolder } from './knowledge/folder.ts';
import { formatFileProblem } from './knowledge/problem.ts';
import { createLog } from './log.ts';
import { createModeration } from './moderation/create-moderation.ts';
import type { Moderation } from './moderation/moderation.ts';
import { createFileThread } from './moderation/state/file-thread.ts';
import { HealthError } from './operations/health-server.ts';
import { startMonitoring } from './operations/monitoring.ts';
import type { SandboxIo } from './sandbox.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { StoreError } from './store/store-error.ts';

/** The streams of the process, or of a test. The log goes to standard error of the process by default. */
export type StartIo = SandboxIo & { readonly logDestination?: DestinationStream };

/** The exit status, and the lines for standard error that explain a failure. */
type ExitResult = { readonly status: number; readonly lines: readonly string[] };

export type RunningProgram = {
  /** Resolves when everything is closed. Rejects only on a bug. */
  readonly ended: Promise<ExitResult>;
  /** Closes everything in order, with status 0. Can be called at any moment, also during the start. */
  close(): void;
};

/** Starts the bot if the environment contains a token, otherwise the local sandbox. */
export function start(environment: NodeJS.ProcessEnv, args: readonly string[], io: StartIo): RunningProgram {
  const { promise: ended, resolve, reject } = Promise.withResolvers<ExitResult>();
  const resources = createResources();
  const end = (result: ExitResult) => void resources.close().then(() => resolve(result));
  const close = () => end({ status: 0, lines: [] });
  const fail = (error: unknown) => {
    const failure = toFailure(error);
    if (failure) end(failure);
    else reject(error);
  };
  run({ environment, args, io, resources, close, fail }).catch(fail);
  return { ended, close };
}

type Run = {
  readonly environment: NodeJS.ProcessEnv;
  readonly args: readonly string[];
  readonly io: StartIo;
  readonly resources: Resources;
  readonly close: () => void;
  readonly fail: (error: unknown) => void;
};

async function run({ environment, args, io, resources, close, fail }: Run): Promise<void> {
  const invalidFlag = findInvalidFlag('npm start', args, [{ name: 'open' }]);
  if (invalidFlag !== undefined) throw new StartError([invalidFlag], 2);
  const config = readSettings(environment);
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = config;
  if (token !== undefined) {
    const options = await openBotOptions(config, io, resources);
    const onLost = (reason: string) => fail(new StartError([reason]));
    await resources.add(connectBot({ ...options, token, apiUrl, onLost }));
    return;
  }
  const { openSandbox } = await importSandbox();
  const options = await openBotOptions(config, io, resources);
  const opensBrowser = args.includes('--open');
  const sandbox = await resources.add(openSandbox({ ...options, port: config.PORT, opensBrowser, io }));
  await sandbox.ended;
  close();
}

/** Loaded on demand: the emulator takes 10 MB of memory, and a production image does not contain it. */
async function importSandbox() {
  try {
    return await import('./sandbox.ts');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new StartError([
      'DISCORD_TOKEN is not set, and the local sandbox is not installed: it needs the development dependencies, which the container image and `npm ci --omit=dev` leave out. Set the token in .env, or run `npm ci` and then `npm start` to use the sandbox.',
    ]);
  }
}

/** Everything a connection needs: database, knowledge, log and, with HEALTH_PORT, the health server. */
async function openBotOptions(
  config: Config,
  io: StartIo,
  resources: Resources,
): Promise<Omit<BotOptions, 'token' | 'apiUrl'>> {
  const isSandbox = config.DISCORD_TOKEN === undefined;
  const log = createLog(config.LOG_LEVEL ?? (isSandbox ? 'warn' : 'info'), io.logDestination);
  // The sandbox's Discord is a new one at each start, so its database is kept only if a folder is set.
  const isInMemory = isSandbox && config.DATA_DIR === undefined;
  const store = await resources.add(openStore(isInMemory ? ':memory:' : databasePath(config)));
  const moderation = await loadModeration(config, store, log, resources);
  const { HEALTH_PORT: port, HEALTH_HOST: host } = config;
  const monitoring = port === undefined ? { moderation } : await startMonitoring(moderation, store, { host, port });
  if ('healthServer' in monitoring) await resources.add(monitoring.healthServer);
  await resources.add(scheduleCleaning(moderation, log));
  return { ...monitoring, log };
}

async function loadModeration(config: Config, store: Store, log: Logger, resources: Resources): Promise<Moderation> {
  const parsePolicy = { reservedNames: reservedCommandNames, allowDrafts: allowsDrafts(config) };
  const folder = { directory: config.KNOWLEDGE_DIR, incidentId: config.INCIDENT, ...parsePolicy };
  const fileWork = await resources.add(createFileThread(parsePolicy));
  const result = await createModeration({
    store,
    readFolder: (parse) => readKnowledgeFolder({ ...folder, parse }),
    parsePolicy,
    fileWork,
    retentionDays: config.RETENTION_DAYS,
    correctionDays: config.CORRECTION_DAYS,
    bundledQuestions: await loadBundledQuestions(log),
    log,
  });
  if ('moderation' in result) return result.moderation;
  const problems = result.problems.map((problem) => formatFileProblem(problem.file, problem));
  throw new StartError(['The bot did not start, because the knowledge files have problems:', ...problems.map(indent)]);
}

const cleaningIntervalMs = 3_600_000;

function scheduleCleaning(moderation: Moderation, log: Logger): Closable {
  const clean = () =>
    moderation.deleteExpired().catch((err: unknown) => log.error({ err }, 'expired data could not be deleted'));
  const timer = setInterval(clean, cleaningIntervalMs).unref();
  return { close: async () => clearInterval(timer) };
}

function readSettings(environment: NodeJS.ProcessEnv): Config {
  const result = readConfig(environment);
  if ('config' in result) return result.config;
  throw new StartError([
    'The bot did not start, because some settings are not valid (.env.example explains them):',
    ...result.problems.map(indent),
  ]);
}

function indent(line: string): string {
  return `  ${line}`;
}

/** The program cannot go on, and the operator can repair the reason. */
class StartError extends Error {
  readonly result: ExitResult;
  constructor(lines: readonly string[], status = 1) {
    super(lines.join('\n'));
    this.result = { status, lines };
  }
}

/** The exit result of an error that the operator can repair; undefined for a bug. */
function toFailure(error: unknown): ExitResult | undefined {
  if (error instanceof StartError) return error.result;
  const isExpected = error instanceof LoginError || error instanceof StoreError || error instanceof HealthError;
  return isExpected ? { status: 1, lines: [error.message] } : undefined;
}

type Closable = { close(): Promise<void> };
type Resources = {
  /** Registers what is being opened, to be closed at the end. After the end, it is closed at once. */
  add<T extends Closable>(opening: T | Promise<T>): Promise<T>;
  /** Closes everything, the last opened first, within 4 seconds: a second signal should not be needed. */
  close(): Promise<void>;
};

const closeTimeoutMs = 4000;

function createResources(): Resources {
  const opened: Closable[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async () => {
    for (const resource of opened.toReversed()) await resource.close().catch(() => undefined);
  };
  return {
    async add(opening) {
      const resource = await opening;
      if (closing === undefined) {
        opened.push(resource);
        return resource;
      }
      await resource.close();
      throw new StartError([]);
    },
    close() {
      closing ??= Promise.race([closeAll(), delay(closeTimeoutMs, undefined, { ref: false })]);
      return closing;
    },
  };
}
