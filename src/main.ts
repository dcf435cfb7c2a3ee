import { reservedCommandNames } from '../commands/index.ts';
import { exitOnInvalidFlag } from './cli/flags.ts';
import { loadBundledQuestions } from './cli/question-file.ts';
import { type Config, databasePath, loadEnvironment, readConfig } from './config.ts';
import { connectBot } from './discord/bot.ts';
import { LoginError } from './discord/login.ts';
import { readKnowledgeFolder } from './knowledge/folder.ts';
import { formatFileProblem } from './knowledge/problem.ts';
import { createLog } from './log.ts';
import { createModeration, type ModerationOptions } from './moderation/create-moderation.ts';
import type { Moderation } from './moderation/moderation.ts';
import { HealthError } from './operations/health-server.ts';
import { startMonitoring } from './operations/monitoring.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { StoreError } from './store/store-error.ts';

/** A start that can't go on, told to whoever started it. */
function exitWithError(title: string, lines: readonly string[] = []): never {
  process.stderr.write(`${[title, ...lines.map((line) => `  ${line}`)].join('\n')}\n`);
  process.exit(1);
}

function exitDisconnected(): never {
  return exitWithError('Discord ended the connection for good. Is DISCORD_TOKEN still the right one?');
}

function readSettings(): Config {
  const result = readConfig(loadEnvironment());
  return 'config' in result
    ? result.config
    : exitWithError('The settings have problems (see .env.example):', result.problems);
}

/** The trial forgets, unless a folder is named: its Discord is another one at each start. */
function databaseLocation(config: Config): string {
  const isInMemory = config.DATA_DIR === undefined && config.DISCORD_TOKEN === undefined;
  return isInMemory ? ':memory:' : databasePath(config);
}

async function startModeration(options: ModerationOptions): Promise<Moderation> {
  const result = await createModeration(options);
  if ('moderation' in result) return result.moderation;
  return exitWithError(
    'The knowledge has problems:',
    result.problems.map((problem) => formatFileProblem(problem.file, problem)),
  );
}

/** What has to be closed at the end, the last opened first. */
const openResources: { close(): Promise<void> }[] = [];

/** Ends in order, or after four seconds in any case: whoever sends a signal should not have to send a second one. */
async function shutDown(): Promise<never> {
  setTimeout(() => process.exit(0), 4000).unref();
  try {
    for (const resource of openResources.toReversed()) await resource.close();
  } finally {
    process.exit(0);
  }
}

const cleaningIntervalMs = 3_600_000;

async function start(): Promise<void> {
  exitOnInvalidFlag('npm start', process.argv.slice(2), [{ name: 'open' }]);
  // From the first moment: a container's first process hears no signal that it does not listen to.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, shutDown);
  const config = readSettings();
  const token = config.DISCORD_TOKEN;
  const log = createLog(config.LOG_LEVEL ?? (token === undefined ? 'warn' : 'info'));
  const store = await openStore(databaseLocation(config));
  openResources.push(store);
  const moderation = await startModeration(await moderationOptions(config, store, log));
  const options = { ...(await withMonitoring(moderation, store, config)), log };
  setInterval(
    () => moderation.deleteExpired().catch((err) => log.error({ err }, 'cleaning failed')),
    cleaningIntervalMs,
  ).unref();
  if (token !== undefined) {
    openResources.push(
      await connectBot({ ...options, token, apiUrl: config.DISCORD_API_URL, onLost: exitDisconnected }),
    );
    return;
  }
  // A Discord of its own takes ten megabytes, which a bot in service need not carry.
  const { openSandbox } = await import('./sandbox.ts');
  const sandbox = await openSandbox({
    ...options,
    port: config.PORT,
    opensBrowser: process.argv.includes('--open'),
    // Through a pipe, standard output belongs to the answers.
    print: (line) => (process.stdin.isTTY ? process.stdout : process.stderr).write(`${line}\n`),
  });
  openResources.push(sandbox);
  await sandbox.ended;
  await shutDown();
}

/** With HEALTH_PORT, somebody looks how the bot fares; without it nothing is counted. */
async function withMonitoring(moderation: Moderation, store: Store, { HEALTH_PORT: port, HEALTH_HOST: host }: Config) {
  if (port === undefined) return { moderation };
  const { healthServer, ...monitored } = await startMonitoring(moderation, store, { host, port });
  openResources.push(healthServer);
  return monitored;
}

async function moderationOptions(
  config: Config,
  store: Store,
  log: ModerationOptions['log'],
): Promise<ModerationOptions> {
  const policy = {
    reservedNames: reservedCommandNames,
    allowDrafts: (config.ALLOW_DRAFTS ?? String(config.DISCORD_TOKEN === undefined)) === 'true',
  };
  const folderOptions = { directory: config.KNOWLEDGE_DIR, incidentId: config.INCIDENT, ...policy };
  return {
    store,
    readFolder: () => readKnowledgeFolder(folderOptions),
    parsePolicy: policy,
    retentionDays: config.RETENTION_DAYS,
    correctionDays: config.CORRECTION_DAYS,
    bundledQuestions: await loadBundledQuestions(log),
    log,
  };
}

try {
  await start();
} catch (error) {
  if (!(error instanceof LoginError || error instanceof StoreError || error instanceof HealthError)) throw error;
  exitWithError(error.message);
}
