import { reservedNames } from '../commands/index.ts';
import { type Desk, openDesk } from './answering/desk.ts';
import { type Config, loadEnvironment, readConfig } from './config.ts';
import { type Bot, openBot } from './discord/bot.ts';
import { LoginError } from './discord/login.ts';
import { fileProblemLine } from './knowledge/problem.ts';
import { openLog } from './log.ts';
import { type Folder, readKnowledgeFolder } from './moderation/knowledge-folder.ts';
import { openReload } from './moderation/reload.ts';
import { openTrial } from './trial.ts';

/** A start that can't go on, told to whoever started it. */
function refuse(title: string, lines: readonly string[]): never {
  process.stderr.write(`${[title, ...lines.map((line) => `  ${line}`)].join('\n')}\n`);
  process.exit(1);
}

function refuseToGoOn(): never {
  return refuse('Discord ended the connection for good. Is DISCORD_TOKEN still the right one?', []);
}

function settings(): Config {
  const read = readConfig(loadEnvironment());
  return 'config' in read ? read.config : refuse('The settings have problems (see .env.example):', read.problems);
}

async function openKnowledge(folder: Folder): Promise<Desk> {
  const read = await readKnowledgeFolder(folder);
  if ('knowledge' in read) return openDesk(read.knowledge);
  return refuse(
    'The knowledge has problems:',
    read.problems.map((problem) => fileProblemLine(problem.file, problem)),
  );
}

/** Ends in order, or after four seconds in any case: whoever sends a signal should not have to send a second one. */
async function end(bot: Bot): Promise<never> {
  setTimeout(() => process.exit(0), 4000).unref();
  try {
    await bot.close();
  } finally {
    process.exit(0);
  }
}

async function start(): Promise<void> {
  const config = settings();
  const token = config.DISCORD_TOKEN;
  const log = openLog(config.LOG_LEVEL ?? (token === undefined ? 'warn' : 'info'));
  const allowDrafts = (config.ALLOW_DRAFTS ?? String(token === undefined)) === 'true';
  const folder = { directory: config.KNOWLEDGE_DIR, incident: config.INCIDENT, reserved: reservedNames, allowDrafts };
  const desk = await openKnowledge(folder);
  const options = { desk, reload: openReload(desk, folder), log };
  if (token !== undefined)
    return endOnSignal(await openBot({ ...options, token, api: config.DISCORD_API_URL, onLost: refuseToGoOn }));
  const trial = await openTrial(options);
  endOnSignal(trial);
  await trial.ended;
  await end(trial);
}

function endOnSignal(bot: Bot): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(bot));
}

try {
  await start();
} catch (error) {
  if (!(error instanceof LoginError)) throw error;
  refuse(error.message, []);
}
