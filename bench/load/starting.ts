import { setTimeout as passed } from 'node:timers/promises';
import type { BotProcess } from './bot-process.ts';
import { type Scene, serverCount } from './scene.ts';

/** Seconds since the process was started. */
export type Started = { readonly bot: BotProcess; readonly answersAfter: number; readonly commandsAfter: number };

/** Starts the bot, and waits until it answers and every server has its commands. */
export async function startBot(scene: Scene, isStub = false): Promise<Started> {
  const { discord } = scene;
  scene.registered(true);
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  const bot = scene.start();
  const until = async (isSo: () => boolean) => {
    while (!isSo()) {
      if (bot.hasEnded()) throw new Error(`The bot ended at its start: ${bot.errors.join('\n')}`);
      await passed(5);
    }
  };
  const server = discord.servers.at(-1);
  const visitor = discord.user('moderator', 'Visitor').inChannel(server?.channels[0]?.id ?? '');
  await discord.waitUntilReady();
  await until(() => discord.commands(server?.id ?? '').some(({ name }) => name === 'about'));
  while ((await visitor.runCommand('about')).status === 'failed') await until(() => true);
  const answersAfter = seconds();
  if (!isStub) await until(() => scene.registered() >= serverCount);
  return { bot, answersAfter, commandsAfter: seconds() };
}
