import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { readQuestions } from '../../src/evaluation/questions.ts';
import { openChance } from '../generated/random.ts';
import { type BotProcess, startProcess } from './bot-process.ts';
import { openTraffic } from './traffic.ts';

/** How many servers the bot is in. */
export const serverCount = 1000;
/** More than comes in the 3 seconds for which an interaction waits, at every rate. */
const keeps = 20_000;

/** A Discord with many servers, and a bot in it as a process of its own. */
export type Scene = Awaited<ReturnType<typeof openScene>>;

/** `program`: 'on-record', or the stub that answers everything at once. */
export async function openScene(program: 'on-record' | 'stub', profileTo?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'on-record-load-'));
  const knowledge = join(folder, 'knowledge');
  await mkdir(knowledge);
  const file = join(knowledge, 'walthamstow-shooting.yaml');
  await copyFile(join(import.meta.dirname, '../../knowledge/walthamstow-shooting.yaml'), file);
  const registered = new Set<string>();
  const discord = await openDiscordEmulator({
    serverCount,
    maxRetained: keeps,
    onExchange: ({ path }) => {
      const server = /^\/applications\/\d+\/guilds\/(\d+)\/commands$/.exec(path)?.[1];
      if (server !== undefined) registered.add(server);
    },
  });
  const settings = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    KNOWLEDGE_DIR: knowledge,
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'info',
  };
  const path = join(import.meta.dirname, program === 'stub' ? 'stub.ts' : '../../src/main.ts');
  const chance = openChance(5);
  const next = openTraffic({ discord, questions: await askedQuestions(), chance });
  return {
    discord,
    /** The knowledge file in force. */
    file,
    chance,
    next,
    /** For how many servers the bot has looked after its commands since this was last called with true. */
    registered: (anew = false) => {
      if (anew) registered.clear();
      return registered.size;
    },
    start: (): BotProcess => startProcess({ program: path, folder, settings, profileTo }),
    async close() {
      await discord.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function askedQuestions(): Promise<readonly [string, ...string[]]> {
  const read = readQuestions(await readFile(join(import.meta.dirname, '../../test/questions.jsonl'), 'utf8'));
  const [first, ...more] = 'questions' in read ? read.questions.map(({ q }) => q) : [];
  if (first === undefined) throw new Error('There are no questions.');
  return [first, ...more];
}
