import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseQuestions } from '../../src/cli/evaluation/questions.ts';
import { databasePath } from '../../src/config.ts';
import { openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { createRandom } from '../generated/random.ts';
import { type BotProcess, startProcess } from './bot-process.ts';
import { createTraffic } from './traffic.ts';
import { createUploadFolder } from './upload-folder.ts';

/** More than arrive in the 3 seconds for which an interaction waits, at every rate. */
const maxStoredMessages = 20_000;

/** An emulator with many servers, and a bot in a process of its own. */
export type LoadScene = Awaited<ReturnType<typeof openLoadScene>>;

export type LoadSceneOptions = {
  /** 'on-record', or the stub that answers everything at once. */
  readonly program?: 'on-record' | 'stub';
  readonly serverCount: number;
  readonly profileFolder?: string | undefined;
};

export async function openLoadScene({ program = 'on-record', serverCount, profileFolder }: LoadSceneOptions) {
  const folder = await mkdtemp(join(tmpdir(), 'on-record-load-'));
  const knowledge = join(folder, 'knowledge');
  await mkdir(knowledge);
  const file = join(knowledge, 'walthamstow-shooting.yaml');
  await copyFile(join(import.meta.dirname, '../../knowledge/walthamstow-shooting.yaml'), file);
  const registered = new Set<string>();
  const discord = await openDiscordEmulator({
    serverCount,
    maxRetained: maxStoredMessages,
    onExchange: ({ path }) => {
      const serverId = /^\/applications\/\d+\/guilds\/(\d+)\/commands$/.exec(path)?.[1];
      if (serverId !== undefined) registered.add(serverId);
    },
  });
  const uploads = await createUploadFolder(folder);
  const settings = {
    ...uploads.settings,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    KNOWLEDGE_DIR: knowledge,
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'info',
  };
  const path = join(import.meta.dirname, program === 'stub' ? 'stub.ts' : '../../src/main.ts');
  const chance = createRandom(5);
  const questions = await loadQuestions();
  const trafficIn = (servers: typeof discord.servers) =>
    createTraffic({ discord, servers, questions, uploads, chance });
  return {
    discord,
    serverCount,
    uploads,
    /** The bot's database. */
    database: databasePath(settings),
    /** The active knowledge file. */
    file,
    chance,
    next: trafficIn(discord.servers),
    /** The same in some of the servers. */
    trafficIn,
    /** The number of servers whose commands were checked since the last call with true. */
    registered: (reset = false) => {
      if (reset) registered.clear();
      return registered.size;
    },
    start: (): BotProcess => startProcess({ program: path, folder, settings, profileFolder }),
    async close() {
      await discord.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function loadQuestions(): Promise<readonly [string, ...string[]]> {
  const read = parseQuestions(await readFile(join(import.meta.dirname, '../../test/questions.jsonl'), 'utf8'));
  const [first, ...more] = 'questions' in read ? read.questions.map(({ q }) => q) : [];
  if (first === undefined) throw new Error('There are no questions.');
  return [first, ...more];
}
