import type { InteractionResult } from '../../src/emulator/emulator.ts';
import { deedsFrom } from './deeds.ts';
import { type Kept, readKept } from './kept.ts';
import { type BotProcess, startBot } from './process.ts';
import { openScene, type Scene, states } from './scene.ts';

/** How the rounds went. `problems` is empty where nothing was ever lost or done twice. */
export type Rounds = {
  /** How often the process was killed in which deed, and how many of those changes were in force afterwards. */
  readonly deeds: Readonly<Record<string, { killed: number; made: number }>>;
  readonly corrections: number;
  readonly problems: readonly string[];
};

/** How many requests to Discord after the beginning of a deed the process lives at most. */
const longestLife = 9;
/** And for how many milliseconds after the last of them. */
const longestAfter = 40;

/**
 * Starts the bot, lets a moderator change something, and kills the process at a point that `chance` chooses (numbers from 0
 * up to 1); over and over on one database. After each start everything must be whole: one revision in force, every public
 * answer what that revision says, every post there once, no message edited twice for one change.
 */
export async function killRounds(count: number, chance: () => number): Promise<Rounds> {
  const scene = await openScene();
  const problems: string[] = [];
  const deeds: Record<string, { killed: number; made: number }> = {};
  const edits = noteEdits(scene);
  try {
    const answers = await prepare(scene);
    const first = await readKept(scene);
    const posts = countPosts(scene);
    let kept = first;
    /** Starts the bot, lets it say what it has to say, and looks at everything. */
    const lookedAt = async (round: number): Promise<BotProcess> => {
      const bot = await startBot(scene.startFile);
      await bot.settled();
      const found = [
        ...kept.problems,
        ...staleAnswers(scene, answers, kept),
        ...edits.repeated(),
        ...wrongCount('news', countPosts(scene).news - posts.news, kept.revisions - first.revisions),
        ...wrongCount('log', countPosts(scene).log - posts.log, kept.logLines - first.logLines),
      ];
      problems.push(...found.map((problem) => `before round ${round}: ${problem}`));
      return bot;
    };
    for (let round = 1; round <= count; round += 1) {
      const bot = await lookedAt(round);
      const name = await deedAndKill(scene, bot, kept, chance);
      const next = await readKept(scene);
      const { killed, made } = deeds[name] ?? { killed: 0, made: 0 };
      deeds[name] = { killed: killed + 1, made: made + Number(next.logLines > kept.logLines) };
      kept = next;
    }
    const last = await lookedAt(count + 1);
    await last.kill();
  } finally {
    await scene.close();
  }
  return { deeds, corrections: edits.count(), problems };
}

/** The messages with public answers that every change concerns. */
type Answers = { readonly entered: string; readonly where: string };

/** Says where posts go, and asks two questions whose answers everybody can read. */
async function prepare(scene: Scene): Promise<Answers> {
  const { mo, channels, startFile } = scene;
  const bot = await startBot(startFile);
  await (await mo.runCommand('knowledge', { channel: channels.news }, { subcommand: 'follow' })).settled();
  await (await mo.runCommand('knowledge', { 'log-channel': channels.log }, { subcommand: 'settings' })).settled();
  const answers = { entered: idOf(await mo.runCommand('when-entered')), where: idOf(await mo.runCommand('where')) };
  // Where an answer stands is kept just after it is sent; the next one comes when that is done.
  await mo.runCommand('how-rare');
  await bot.settled();
  await bot.kill();
  return answers;
}

function idOf({ messages: [message] }: InteractionResult): string {
  if (!message) throw new Error('The bot gave no answer.');
  return message.id;
}

/** Lets a moderator do something, and kills the process somewhere on the way. */
async function deedAndKill(scene: Scene, bot: BotProcess, kept: Kept, chance: () => number): Promise<string> {
  const deeds = deedsFrom(scene, kept);
  const deed = deeds[Math.floor(chance() * deeds.length)] ?? deeds[0];
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = Math.floor(chance() * longestLife);
  if (left === 0) resolve();
  const stop = scene.onRequest(() => {
    left -= 1;
    if (left <= 0) resolve();
  });
  const done = deed.run().then(
    () => resolve(),
    () => resolve(),
  );
  await Promise.race([promise, done]);
  await new Promise((after) => setTimeout(after, chance() * longestAfter));
  stop();
  await bot.kill();
  return deed.name;
}

/** What public answers say that is not what is in force. */
function staleAnswers({ messages, channels }: Scene, { entered, where }: Answers, { state, withheld }: Kept): string[] {
  const contentOf = (id: string) => messages(channels.general).find((message) => message.id === id)?.content ?? '';
  const shown = (content: string) =>
    content
      .split('\n')
      .filter((line) => !line.includes('~~'))
      .join('\n');
  const now = states[state];
  const all = Object.values(states);
  return [
    ...(withheld && all.some((one) => contentOf(entered).includes(one.entered)) ? ['a withheld answer is told'] : []),
    ...(withheld || shown(contentOf(entered)).includes(now.entered) ? [] : ['when-entered is not what is in force']),
    ...(shown(contentOf(where)).includes(now.where) ? [] : ['where is not what is in force']),
  ];
}

function countPosts({ messages, channels }: Scene) {
  return { news: messages(channels.news).length, log: messages(channels.log).length };
}

function wrongCount(what: string, posts: number, changes: number): string[] {
  return posts === changes ? [] : [`${posts} posts in #${what} for ${changes} changes`];
}

/** Counts the edits of messages, and those by which a message became what it was already. */
function noteEdits({ discord }: Scene) {
  const last = new Map<string, string>();
  const repeated: string[] = [];
  let count = 0;
  discord.on('edit', ({ id, content, isEphemeral }) => {
    if (isEphemeral) return;
    count += 1;
    if (last.get(id) === content) repeated.push(`message ${id} was edited twice for one change`);
    last.set(id, content);
  });
  return { count: () => count, repeated: () => repeated.splice(0) };
}
