import { featuredFacts } from './answering/autocomplete.ts';
import { type Bot, type BotOptions, connectBot } from './discord/bot.ts';
import { openDiscordEmulator } from './emulator/emulator.ts';
import { openBrowser } from './emulator/page/server/open-browser.ts';
import { openPageServer } from './emulator/page/server/page-server.ts';
import { createTrafficLog } from './emulator/page/server/traffic-log.ts';
import { runTerminalSession } from './emulator/terminal/session.ts';
import type { Moderation } from './moderation/moderation.ts';

/** The terminal, or the pipes in its place. */
export type SandboxIo = {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
};

/** The bot in an emulated Discord on this machine, with a page and a terminal to use it. */
export type Sandbox = Bot & {
  /** Resolves when the input ends or the user quits; never if standard input was empty. */
  readonly ended: Promise<void>;
};

export type SandboxOptions = Omit<BotOptions, 'token' | 'apiUrl' | 'fileOrigins'> & {
  /** The port of the page, on 127.0.0.1; if it is taken, the next free port is used. */
  readonly port: number;
  /** Whether to open the page in a browser. */
  readonly opensBrowser: boolean;
  readonly io: SandboxIo;
};

/** Connects the same bot, through the same client, to an emulated Discord. */
export async function openSandbox({ port, opensBrowser, io, ...options }: SandboxOptions): Promise<Sandbox> {
  const traffic = createTrafficLog();
  const { onExchange, onGateway } = traffic;
  // With piped input, standard output contains only answers.
  const print = (line: string) => void (io.stdin.isTTY ? io.stdout : io.stderr).write(`${line}\n`);
  const discord = await openDiscordEmulator({ botName: 'On Record', serverName: 'Try it here', onExchange, onGateway });
  const { token, apiUrl, servers } = discord;
  if (servers[0]) discord.addChannel(servers[0].id, 'news');
  const sampleQuestions = await findSampleQuestions(options.moderation);
  const page = await openPageServer({ discord, port, traffic, sampleQuestions });
  const bot = await connectBot({ ...options, token, apiUrl, fileOrigins: [new URL(apiUrl).origin] });
  await bot.commandsRegistered;
  print(`Try it in a browser: ${page.url}`);
  if (opensBrowser)
    openBrowser(page.url, () => print('No browser could be opened here. Please open the link yourself.'));
  const defaultCommand = { command: 'ask', option: 'question' };
  const session = runTerminalSession({ discord, input: io.stdin, output: io.stdout, defaultCommand });
  return {
    commandsRegistered: bot.commandsRegistered,
    ended: session.then((hasReadInput) => (hasReadInput || io.stdin.isTTY ? undefined : serveUntilSignal(print))),
    async close() {
      await bot.close();
      await page.close();
      await discord.close();
    },
  };
}

const sampleCount = 3;

async function findSampleQuestions({ activeKnowledge }: Moderation): Promise<string[]> {
  const { knowledge } = await activeKnowledge.forChannel({ serverId: undefined, channelId: '' });
  return featuredFacts(knowledge, sampleCount).map(({ question }) => question);
}

/** Without any input, as under a service manager or in the background, the page stays available. */
function serveUntilSignal(print: (line: string) => void): Promise<never> {
  print(
    'Standard input is empty, so the terminal is not available. The page stays open until you press Ctrl+C or stop the process.',
  );
  return new Promise(() => {});
}
