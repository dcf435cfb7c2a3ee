import { EventEmitter, once } from 'node:events';
import { expect, onTestFinished } from 'vitest';
import type { Desk } from '../../src/answering/desk.ts';
import { type Bot, openBot } from '../../src/discord/bot.ts';
import type { PaceLimits } from '../../src/discord/pace.ts';
import { openLog } from '../../src/log.ts';
import { openReload } from '../../src/moderation/reload.ts';
import {
  type Discord,
  type DiscordOptions,
  type Exchange,
  type Outcome,
  openDiscord,
  type PersonInChannel,
  type VisibleMessage,
} from '../../src/preview/discord.ts';
import { buttonsOf, messageText } from '../../src/preview/terminal/message-text.ts';
import { brief, briefDesk, type ScratchFolder } from './brief-knowledge.ts';
import { expectManners, linesAt } from './manners.ts';

/** A Discord on this machine with the bot in it, for the length of a test. */
export type BotRoom = {
  readonly discord: Discord;
  /** The ids of the channels "general" of two servers. */
  readonly general: string;
  readonly elsewhere: string;
  /** A member and a moderator, in general. */
  readonly ann: PersonInChannel;
  readonly mo: PersonInChannel;
  /** Every request of the bot and its answer, so far. */
  readonly exchanges: readonly Exchange[];
  /** What the bot logged so far, a line an event. */
  readonly log: readonly string[];
  /** Resolves as soon as a line with these words has been logged. */
  logged(words: string): Promise<void>;
  /** The bot's answer to a message; ask for it in the tick in which the message is said. */
  answerTo(said: VisibleMessage): Promise<VisibleMessage>;
  /** Words that mention the bot. */
  toBot(words: string): string;
  /** Calls Discord with the bot's token, as another version of the bot or its owner might. */
  asOwner(method: string, path: string, body?: object): Promise<Response>;
  /** Ends the bot and starts it again, with nothing kept but what Discord has. */
  restart(): Promise<void>;
};

export type BotRoomOptions = DiscordOptions & {
  /** One with the brief knowledge if not said. */
  readonly desk?: Desk;
  /** Where a reload reads from; without it a reload finds no folder. */
  readonly folder?: ScratchFolder;
  readonly pace?: PaceLimits;
  /** Whether the test provokes faults that the bot notes as errors. */
  readonly expectsErrors?: boolean;
  /** Done with the Discord before the bot comes. */
  readonly prepare?: (discord: Discord) => void;
};

const noFolder = { directory: 'nowhere', incident: brief.incident.id, reserved: [] };
const plenty: PaceLimits = { perPerson: 1000, perChannel: 1000, seconds: 1 };

/** Opens a Discord and connects the bot. Both are gone when the test is over, and the bot has kept its manners. */
export async function openBotRoom(options: BotRoomOptions = {}): Promise<BotRoom> {
  const { desk = briefDesk, folder = noFolder, pace = plenty, expectsErrors = false, prepare, ...rest } = options;
  const exchanges: Exchange[] = [];
  const log: string[] = [];
  const seen: VisibleMessage[] = [];
  const discord = await openDiscord({ servers: 2, ...rest, onExchange: (exchange) => exchanges.push(exchange) });
  for (const event of ['message', 'edit'] as const) discord.on(event, (message) => seen.push(message));
  prepare?.(discord);
  const noticed = new EventEmitter();
  const logger = openLog('debug', { write: (line: string) => noticed.emit('line', log.push(line)) });
  const reload = openReload(desk, folder);
  const connect = () => openBot({ token: discord.token, api: discord.api, desk, reload, pace, log: logger });
  let bot: Bot | undefined;
  onTestFinished(async () => {
    await bot?.close();
    await discord.close();
    expectManners({ discord, seen, exchanges, log });
    if (!expectsErrors) expect(linesAt('error', log)).toEqual([]);
  });
  bot = await connect();
  const [general = '', elsewhere = ''] = discord.servers.map(({ channels }) => channels[0]?.id ?? '');
  return {
    discord,
    general,
    elsewhere,
    ann: discord.person('member', 'Ann').in(general),
    mo: discord.person('moderator', 'Mo').in(general),
    exchanges,
    log,
    async logged(words) {
      while (!log.some((line) => line.includes(words))) await once(noticed, 'line');
    },
    answerTo: (said) => discord.next('message', ({ author, replyTo }) => author.isBot && replyTo === said.id),
    toBot: (words) => `<@${discord.applicationId}> ${words}`,
    asOwner: (method, path, body) =>
      fetch(`${discord.api}/v10${path}`, {
        method,
        headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async restart() {
      await bot?.close();
      bot = await connect();
    },
  };
}

/** The one message that came of something that a person did. */
export function replyOf({ status, messages }: Outcome): VisibleMessage {
  const [first, ...others] = messages;
  if (!first || others.length > 0) throw new Error(`Expected one message, got ${messages.length} (${status}).`);
  return first;
}

/** The labels of a message's buttons, in order. */
export function labelsOf(message: VisibleMessage): string[] {
  return buttonsOf(message).map(({ label }) => label);
}

/** What a reader sees of a message: no Markdown, no backslashes. */
export function wordsOf(message: VisibleMessage): string {
  return messageText({ ...message, components: [], ephemeral: false }, { bold: (text) => text });
}
