import { reservedNames } from '../commands/index.ts';
import { type Config, databaseFile, loadEnvironment, readConfig } from './config.ts';
import { openBot } from './discord/bot.ts';
import { LoginError } from './discord/login.ts';
import { HealthError } from './health/health.ts';
import { watchOver } from './health/watch-over.ts';
import { fileProblemLine } from './knowledge/problem.ts';
import { openLog } from './log.ts';
import { readKnowledgeFolder } from './moderation/knowledge-folder.ts';
import type { Moderation } from './moderation/moderation.ts';
import { type ModerationOptions, openModeration } from './moderation/open-moderation.ts';
import { openStore } from './store/database.ts';
import type { Store } from './store/store.ts';
import { StoreError } from './store/store-error.ts';
import { refuseOtherFlags } from './terminal/flags.ts';
import { ownQuestions } from './terminal/question-file.ts';

/** A start that can't go on, told to whoever started it. */
function refuse(title: string, lines: readonly string[] = []): never {
  process.stderr.write(`${[title, ...lines.map((line) => `  ${line}`)].join('\n')}\n`);
  process.exit(1);
}

function refuseToGoOn(): never {
  return refuse('Discord ended the connection for good. Is DISCORD_TOKEN still the right one?');
}

function settings(): Config {
  const read = readConfig(loadEnvironment());
  return 'config' in read ? read.config : refuse('The settings have problems (see .env.example):', read.problems);
}

/** The trial forgets, unless a folder is named: its Discord is another one at each start. */
function databaseOf(config: Config): string {
  const isForgetful = config.DATA_DIR === undefined && config.DISCORD_TOKEN === undefined;
  return isForgetful ? ':memory:' : databaseFile(config);
}

async function moderation(options: ModerationOptions): Promise<Moderation> {
  const opened = await openModeration(options);
  if ('moderation' in opened) return opened.moderation;
  return refuse(
    'The knowledge has problems:',
    opened.problems.map((problem) => fileProblemLine(problem.file, problem)),
  );
}

/** What has to be closed at the end, the last opened first. */
const open: { close(): Promise<void> }[] = [];

/** Ends in order, or after four seconds in any case: whoever sends a signal should not have to send a second one. */
async function end(): Promise<never> {
  setTimeout(() => process.exit(0), 4000).unref();
  try {
    for (const one of open.toReversed()) await one.close();
  } finally {
    process.exit(0);
  }
}

const hour = 3_600_000;

async function start(): Promise<void> {
  refuseOtherFlags('npm start', process.argv.slice(2), [{ name: 'open' }]);
  // From the first moment: a container's first process hears no signal that it does not listen to.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  const config = settings();
  const token = config.DISCORD_TOKEN;
  const log = openLog(config.LOG_LEVEL ?? (token === undefined ? 'warn' : 'info'));
  const store = await openStore(databaseOf(config));
  open.push(store);
  const plain = await moderation(await moderationOptions(config, store, log));
  const options = { ...(await watched(plain, store, config)), log };
  setInterval(() => plain.clean().catch((err) => log.error({ err }, 'cleaning failed')), hour).unref();
  if (token !== undefined) {
    open.push(await openBot({ ...options, token, api: config.DISCORD_API_URL, onLost: refuseToGoOn }));
    return;
  }
  // A Discord of its own takes ten megabytes, which a bot in service need not carry.
  const { openTrial } = await import('./trial.ts');
  const trial = await openTrial({
    ...options,
    port: config.PORT,
    opensBrowser: process.argv.includes('--open'),
    // Through a pipe, standard output belongs to the answers.
    say: (line) => (process.stdin.isTTY ? process.stdout : process.stderr).write(`${line}\n`),
  });
  open.push(trial);
  await trial.ended;
  await end();
}

/** With HEALTH_PORT, somebody looks how the bot fares; without it nothing is counted. */
async function watched(moderation: Moderation, store: Store, { HEALTH_PORT: port, HEALTH_HOST: host }: Config) {
  if (port === undefined) return { moderation };
  const { health, ...watching } = await watchOver(moderation, store, { host, port });
  open.push(health);
  return watching;
}

async function moderationOptions(
  config: Config,
  store: Store,
  log: ModerationOptions['log'],
): Promise<ModerationOptions> {
  const rules = {
    reserved: reservedNames,
    allowDrafts: (config.ALLOW_DRAFTS ?? String(config.DISCORD_TOKEN === undefined)) === 'true',
  };
  const folder = { directory: config.KNOWLEDGE_DIR, incident: config.INCIDENT, ...rules };
  return {
    store,
    readFolder: () => readKnowledgeFolder(folder),
    rules,
    retentionDays: config.RETENTION_DAYS,
    correctionDays: config.CORRECTION_DAYS,
    ownQuestions: await ownQuestions(log),
    log,
  };
}

try {
  await start();
} catch (error) {
  if (!(error instanceof LoginError || error instanceof StoreError || error instanceof HealthError)) throw error;
  refuse(error.message);
}
