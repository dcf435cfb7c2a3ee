import { type Bot, type BotOptions, openBot } from './discord/bot.ts';
import { openDiscordEmulator } from './emulator/emulator.ts';
import { openBrowser } from './emulator/page/server/open-browser.ts';
import { openPageServer } from './emulator/page/server/page-server.ts';
import { createTrafficLog } from './emulator/page/server/traffic-log.ts';
import { runTerminalSession } from './emulator/terminal/terminal-session.ts';

/** The bot in a Discord of its own on this machine, with a page and a terminal to sit in it. */
export type Trial = Bot & {
  /** Resolves when the person at the terminal or the pipe has had enough; never where there is neither. */
  readonly ended: Promise<void>;
};

export type TrialOptions = Omit<BotOptions, 'token' | 'api' | 'fileOrigins'> & {
  /** Where the page is served; the next free port if it is taken. */
  readonly port: number;
  /** Whether a browser is opened at once. */
  readonly opensBrowser: boolean;
  /** Where the link is printed: not where a program reads answers. */
  readonly say: (line: string) => void;
};

/** For people without a token: the same bot, through the same client, only that Discord is here. */
export async function openTrial({ port, opensBrowser, say, ...options }: TrialOptions): Promise<Trial> {
  const traffic = createTrafficLog();
  const { onExchange, onGateway } = traffic;
  const discord = await openDiscordEmulator({ botName: 'On Record', serverName: 'Try it here', onExchange, onGateway });
  const { token, apiUrl, servers } = discord;
  if (servers[0]) discord.addChannel(servers[0].id, 'news');
  const page = await openPageServer({ discord, port, traffic });
  const bot = await openBot({ ...options, token, api: apiUrl, fileOrigins: [new URL(apiUrl).origin] });
  await bot.offered;
  say(`Try it in a browser: ${page.url}`);
  if (opensBrowser) openBrowser(page.url, () => say('No browser could be opened here; please follow the link.'));
  const defaultCommand = { command: 'ask', option: 'question' };
  const session = runTerminalSession({ discord, input: process.stdin, output: process.stdout, defaultCommand });
  return {
    offered: bot.offered,
    ended: session.then((hasHeard) => (hasHeard || process.stdin.isTTY ? undefined : serveOn(say))),
    async close() {
      await bot.close();
      await page.close();
      await discord.close();
    },
  };
}

/** Started by a service manager, or in the background, there is nobody at standard input: who wants the page has its link. */
function serveOn(say: TrialOptions['say']): Promise<never> {
  say('Nothing came through standard input: the page is served until Ctrl+C or another signal ends it.');
  return new Promise(() => {});
}
