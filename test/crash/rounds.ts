import type { InteractionResult } from '../../src/emulator/emulator.ts';
import { possibleActions } from './moderator-actions.ts';
import { type BotProcess, killAllBots, startBot } from './process.ts';
import { openScene, type Scene, versions } from './scene.ts';
import { readStoredState, type StoredState } from './stored-state.ts';

/** The results of all rounds. `problems` is empty if nothing was ever lost or repeated. */
export type CrashTestResult = {
  /** By action: how often the process was killed, and how many of those changes were active afterwards. */
  readonly actions: Readonly<Record<string, { killed: number; applied: number }>>;
  readonly corrections: number;
  readonly problems: readonly string[];
};

/** Maximum number of requests to Discord between the start of an action and the kill. */
const maxRequestsBeforeKill = 9;
/** Maximum time from the last request to the kill, in ms. */
const maxDelayMs = 40;

/**
 * Starts the bot, lets a moderator change something, and kills the process at a point that `chance` (0 to 1) chooses,
 * again and again on one database. After each start the state must be complete: one active revision, every public
 * answer as in that revision, every post sent once, and no message edited twice for one change.
 */
export async function runCrashTest(count: number, random: () => number): Promise<CrashTestResult> {
  const scene = await openScene();
  const problems: string[] = [];
  const actions: Record<string, { killed: number; applied: number }> = {};
  const edits = recordEdits(scene);
  try {
    const answers = await prepareChannels(scene);
    const initial = await readStoredState(scene);
    const posts = countPosts(scene);
    let stored = initial;
    /** Starts the bot, waits for its deliveries and checks the whole state. */
    const startAndCheck = async (round: number): Promise<BotProcess> => {
      const bot = await startBot(scene.startFile);
      await bot.settled();
      const found = [
        ...stored.problems,
        ...staleAnswers(scene, answers, stored),
        ...edits.repeated(),
        ...wrongCount('news', countPosts(scene).news - posts.news, stored.revisionCount - initial.revisionCount),
        ...wrongCount('log', countPosts(scene).log - posts.log, stored.auditEntryCount - initial.auditEntryCount),
      ];
      problems.push(...found.map((problem) => `before round ${round}: ${problem}`));
      return bot;
    };
    for (let round = 1; round <= count; round += 1) {
      const bot = await startAndCheck(round);
      const name = await actAndKill(scene, bot, stored, random);
      const next = await readStoredState(scene);
      const { killed, applied } = actions[name] ?? { killed: 0, applied: 0 };
      actions[name] = { killed: killed + 1, applied: applied + Number(next.auditEntryCount > stored.auditEntryCount) };
      stored = next;
    }
    const last = await startAndCheck(count + 1);
    await last.kill();
  } finally {
    killAllBots();
    await scene.close();
  }
  return { actions, corrections: edits.count(), problems };
}

/** The messages with public answers that every change affects. */
type AnswerMessageIds = { readonly entered: string; readonly where: string };

/** Sets the channels for posts and asks two questions with public answers. */
async function prepareChannels(scene: Scene): Promise<AnswerMessageIds> {
  const { moderator, channels, startFile } = scene;
  const bot = await startBot(startFile);
  await (await moderator.runCommand('knowledge', { channel: channels.news }, { subcommand: 'announce' })).settled();
  await (
    await moderator.runCommand('knowledge', { 'log-channel': channels.log }, { subcommand: 'settings' })
  ).settled();
  const answers = {
    entered: messageIdOf(await moderator.runCommand('when-entered')),
    where: messageIdOf(await moderator.runCommand('where')),
  };
  // The message id of an answer is saved just after the answer is sent; ask the next question after that.
  await moderator.runCommand('injuries');
  await bot.settled();
  await bot.kill();
  return answers;
}

function messageIdOf({ messages: [message] }: InteractionResult): string {
  if (!message) throw new Error('The bot gave no answer.');
  return message.id;
}

/** Starts a moderator's action and kills the process during it. */
async function actAndKill(scene: Scene, bot: BotProcess, stored: StoredState, random: () => number): Promise<string> {
  const actions = possibleActions(scene, stored);
  const action = actions[Math.floor(random() * actions.length)] ?? actions[0];
  const { promise, resolve } = Promise.withResolvers<void>();
  let remainingRequests = Math.floor(random() * maxRequestsBeforeKill);
  if (remainingRequests === 0) resolve();
  const stop = scene.onRequest(() => {
    remainingRequests -= 1;
    if (remainingRequests <= 0) resolve();
  });
  const done = action.run().then(
    () => resolve(),
    () => resolve(),
  );
  await Promise.race([promise, done]);
  await new Promise((resolveDelay) => setTimeout(resolveDelay, random() * maxDelayMs));
  stop();
  await bot.kill();
  return action.name;
}

/** The differences between the public answers and the active revision. */
function staleAnswers(
  { messages, channels }: Scene,
  { entered, where }: AnswerMessageIds,
  { version, isWithheld }: StoredState,
): string[] {
  const contentOf = (id: string) => messages(channels.general).find((message) => message.id === id)?.content ?? '';
  const visibleText = (content: string) =>
    content
      .split('\n')
      .filter((line) => !line.includes('~~'))
      .join('\n');
  const expected = versions[version];
  const all = Object.values(versions);
  return [
    ...(isWithheld && all.some((version) => contentOf(entered).includes(version.entered))
      ? ['a withheld answer is shown']
      : []),
    ...(isWithheld || visibleText(contentOf(entered)).includes(expected.entered)
      ? []
      : ['when-entered differs from the active revision']),
    ...(visibleText(contentOf(where)).includes(expected.where) ? [] : ['where differs from the active revision']),
  ];
}

function countPosts({ messages, channels }: Scene) {
  return { news: messages(channels.news).length, log: messages(channels.log).length };
}

function wrongCount(channelName: string, posts: number, changes: number): string[] {
  return posts === changes ? [] : [`${posts} posts in #${channelName} for ${changes} changes`];
}

/** Counts the edits of messages, and the edits that changed nothing. */
function recordEdits({ discord }: Scene) {
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
