import { type Bot, type BotOptions, openBot } from './discord/bot.ts';
import { openDiscord } from './preview/discord.ts';
import { runTerminalSession } from './preview/terminal/session.ts';

/** The bot in a Discord of its own on this machine, with a terminal to sit in it. */
export type Trial = Bot & {
  /** Resolves when the person at the terminal has had enough. */
  readonly ended: Promise<void>;
};

/** For people without a token: the same bot, through the same client, only that Discord is here. */
export async function openTrial(options: Omit<BotOptions, 'token' | 'api' | 'fileOrigins'>): Promise<Trial> {
  const discord = await openDiscord();
  const { token, api } = discord;
  const bot = await openBot({ ...options, token, api, fileOrigins: [new URL(api).origin] });
  await bot.offered;
  const words = { command: 'ask', option: 'question' };
  const ended = runTerminalSession({ discord, input: process.stdin, output: process.stdout, words });
  return {
    offered: bot.offered,
    ended,
    async close() {
      await bot.close();
      await discord.close();
    },
  };
}
