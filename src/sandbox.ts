import { type Bot, type BotOptions, connectBot } from './discord/bot.ts';
import { openDiscordEmulator } from './emulator/emulator.ts';
import { openBrowser } from './emulator/page/server/open-browser.ts';
import { openPageServer } from './emulator/page/server/page-server.ts';
import { createTrafficLog } from './emulator/page/server/traffic-log.ts';
import { runTerminalSession } from './emulator/terminal/terminal-session.ts';

/** The bot in a Discord of its own on this machine, with a page and a terminal to sit in it. */
export type Sandbox = Bot & {
  /** Resolves when the person at the terminal or the pipe has had enough; never where there is neither. */
  readonly ended: Promise<void>;
};

export type SandboxOptions = Omit<BotOptions, 'token' | 'apiUrl' | 'fileOrigins'> & {
  /** Where the page is served; the next free port if it is taken. */
  readonly port: number;
  /** Whether a browser is opened at once. */
  readonly opensBrowser: boolean;
  /** Where the link is printed: not where a program reads answers. */
  readonly print: (line: string) => void;
};

/** For people without a token: the same bot, through the same client, only that Discord is here. */
export async function openSandbox({ port, opensBrowser, print, ...options }: SandboxOptions): Promise<Sandbox> {
  const traffic = createTrafficLog();
  const { onExchange, onGateway } = traffic;
  const discord = await openDiscordEmulator({ botName: 'On Record', serverName: 'Try it here', onExchange, onGateway });
  const { token, apiUrl, servers } = discord;
  if (servers[0]) discord.addChannel(servers[0].id, 'news');
  const page = await openPageServer({ discord, port, traffic });
  const bot = await connectBot({ ...options, token, apiUrl, fileOrigins: [new URL(apiUrl).origin] });
  await bot.commandsRegistered;
  print(`Try it in a browser: ${page.url}`);
  if (opensBrowser) openBrowser(page.url, () => print('No browser could be opened here; please follow the link.'));
  const defaultCommand = { command: 'ask', option: 'question' };
  const session = runTerminalSession({ discord, input: process.stdin, output: process.stdout, defaultCommand });
  return {
    commandsRegistered: bot.commandsRegistered,
    ended: session.then((hasReadInput) => (hasReadInput || process.stdin.isTTY ? undefined : serveUntilSignal(print))),
    async close() {
      await bot.close();
      await page.close();
      await discord.close();
    },
  };
}

/** Started by a service manager, or in the background, there is nobody at standard input: who wants the page has its link. */
function serveUntilSignal(print: SandboxOptions['print']): Promise<never> {
  print('Nothing came through standard input: the page is served until Ctrl+C or another signal ends it.');
  return new Promise(() => {});
}
