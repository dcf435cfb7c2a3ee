import { setTimeout as passed } from 'node:timers/promises';
import type { BotProcess } from './bot-process.ts';
import type { LoadScene } from './scene.ts';

/** Seconds since the start of the process. */
export type StartResult = {
  readonly bot: BotProcess;
  readonly answersAfterSeconds: number;
  readonly commandsAfterSeconds: number;
};

/** Starts the bot, and waits until it answers and every server has its commands. */
export async function startBot(scene: LoadScene, isStub = false): Promise<StartResult> {
  const { discord, serverCount } = scene;
  scene.registered(true);
  const startedAt = performance.now();
  const elapsedSeconds = () => (performance.now() - startedAt) / 1000;
  const bot = scene.start();
  const waitUntil = async (condition: () => boolean) => {
    while (!condition()) {
      if (bot.hasEnded()) throw new Error(`The bot ended at its start: ${bot.errors.join('\n')}`);
      await passed(5);
    }
  };
  const server = discord.servers.at(-1);
  const visitor = discord.user('moderator', 'Visitor').inChannel(server?.channels[0]?.id ?? '');
  await discord.waitUntilReady();
  await waitUntil(() => discord.commands(server?.id ?? '').some(({ name }) => name === 'about'));
  while ((await visitor.runCommand('about')).status === 'failed') await waitUntil(() => true);
  const answersAfterSeconds = elapsedSeconds();
  if (!isStub) await waitUntil(() => scene.registered() >= serverCount);
  return { bot, answersAfterSeconds, commandsAfterSeconds: elapsedSeconds() };
}
