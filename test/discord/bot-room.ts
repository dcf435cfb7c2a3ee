import { EventEmitter, once } from 'node:events';
import { expect, onTestFinished } from 'vitest';
import { reservedNames } from '../../commands/index.ts';
import { type Bot, openBot } from '../../src/discord/bot.ts';
import type { PaceLimits } from '../../src/discord/pace.ts';
import {
  type ChannelClient,
  type DiscordEmulator,
  type DiscordEmulatorOptions,
  type InteractionResult,
  openDiscordEmulator,
  type RestExchange,
  type VisibleMessage,
} from '../../src/emulator/emulator.ts';
import { buttonsIn, formatMessage } from '../../src/emulator/terminal/message-text.ts';
import type { Figures } from '../../src/health/figures.ts';
import { watchedModeration } from '../../src/health/watched-moderation.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { openLog } from '../../src/log.ts';
import { type FolderRead, readKnowledgeFolder } from '../../src/moderation/knowledge-folder.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import { openModeration } from '../../src/moderation/open-moderation.ts';
import { openStore } from '../../src/store/database.ts';
import type { Store } from '../../src/store/store.ts';
import { brief, type ScratchFolder } from './brief-knowledge.ts';
import { expectManners, linesAt } from './manners.ts';

/** A Discord on this machine with the bot in it, for the length of a test. */
export type BotRoom = {
  readonly discord: DiscordEmulator;
  /** The ids of the channels "general" of two servers. */
  readonly general: string;
  readonly elsewhere: string;
  /** A member and a moderator, in general. */
  readonly ann: ChannelClient;
  readonly mo: ChannelClient;
  /** Every request of the bot and its answer, so far. */
  readonly exchanges: readonly RestExchange[];
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
  /** Ends the bot and starts it again, with nothing kept but what Discord and the database have. */
  restart(): Promise<void>;
  readonly store: Store;
  /** What the bot works with now; another one after a restart. */
  moderation(): Moderation;
  /** Puts other knowledge in force for all, as the operator does who changes a file and reloads. */
  replace(knowledge: Knowledge): Promise<void>;
  /** Lets time pass: days, hours and minutes of it at once. */
  pass(minutes: number): void;
};

export type BotRoomOptions = DiscordEmulatorOptions & {
  /** What the operator serves; the brief knowledge if not said. */
  readonly knowledge?: Knowledge;
  /** Where it is read from, in place of that. */
  readonly folder?: ScratchFolder;
  /** Questions on which changes are tried, as if they came with the project. */
  readonly ownQuestions?: readonly string[];
  readonly pace?: PaceLimits;
  /** Where it is counted how the bot fares; nowhere if not said. */
  readonly figures?: Figures;
  /** Whether the test provokes faults that the bot notes as errors. */
  readonly expectsErrors?: boolean;
  /** Done with the Discord before the bot comes. */
  readonly prepare?: (discord: DiscordEmulator) => void;
};

const rules = { reserved: reservedNames, allowDrafts: false };
const plenty: PaceLimits = { perPerson: 1000, perChannel: 1000, seconds: 1 };

/** Opens a Discord and connects the bot. Both are gone when the test is over, and the bot has kept its manners. */
export async function openBotRoom(options: BotRoomOptions = {}): Promise<BotRoom> {
  const {
    knowledge = brief,
    folder,
    pace = plenty,
    expectsErrors = false,
    prepare,
    figures,
    ownQuestions = [],
    onExchange = () => {},
    ...rest
  } = options;
  const exchanges: RestExchange[] = [];
  const log: string[] = [];
  const seen: VisibleMessage[] = [];
  const noted = (exchange: RestExchange): void => {
    exchanges.push(exchange);
    onExchange(exchange);
  };
  const discord = await openDiscordEmulator({ serverCount: 2, ...rest, onExchange: noted });
  for (const event of ['message', 'edit'] as const) discord.on(event, (message) => seen.push(message));
  prepare?.(discord);
  const noticed = new EventEmitter();
  const logger = openLog('debug', { write: (line: string) => noticed.emit('line', log.push(line)) });
  const store = await openStore(':memory:');
  let served = knowledge;
  let passed = 0;
  const open = async (): Promise<Moderation> => {
    const opened = await openModeration({
      store,
      readFolder: async () => (folder ? readKnowledgeFolder(folder) : folderWith(served)),
      rules,
      retentionDays: 30,
      correctionDays: 7,
      ownQuestions: () => ownQuestions,
      log: logger,
      now: () => new Date(Date.now() + passed),
    });
    if ('problems' in opened) throw new Error(JSON.stringify(opened.problems));
    return figures ? watchedModeration(opened.moderation, figures) : opened.moderation;
  };
  let moderation = await open();
  const connect = async () => {
    const opened = await openBot({
      token: discord.token,
      api: discord.apiUrl,
      moderation,
      pace,
      log: logger,
      fileOrigins: [new URL(discord.apiUrl).origin],
      errandPause: 0,
      ...(figures ? { watch: figures.watch } : {}),
      retryPause: 0,
    });
    await opened.offered;
    return opened;
  };
  let bot: Bot | undefined;
  onTestFinished(async () => {
    await bot?.close();
    await store.close();
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
    ann: discord.user('member', 'Ann').inChannel(general),
    mo: discord.user('moderator', 'Mo').inChannel(general),
    exchanges,
    log,
    async logged(words) {
      while (!log.some((line) => line.includes(words))) await once(noticed, 'line');
    },
    answerTo: (said) =>
      discord.next('message', ({ author, repliedMessageId }) => author.isBot && repliedMessageId === said.id),
    toBot: (words) => `<@${discord.applicationId}> ${words}`,
    asOwner: (method, path, body) =>
      fetch(`${discord.apiUrl}/v10${path}`, {
        method,
        headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async restart() {
      await bot?.close();
      moderation = await open();
      bot = await connect();
    },
    store,
    moderation: () => moderation,
    async replace(next) {
      served = next;
      const operator = { person: discord.applicationId, server: discord.servers[0]?.id ?? '', channel: general };
      const reply = await moderation.changes.reload(operator);
      if (reply.kind === 'preview') await moderation.changes.confirm(operator, reply.id, true);
    },
    pass: (minutes) => {
      passed += minutes * 60_000;
    },
  };
}

/** A folder with one file; tests may put in what no file could hold. */
function folderWith(knowledge: Knowledge): FolderRead {
  return { incidents: [{ knowledge, bytes: Buffer.from(JSON.stringify(knowledge)) }] };
}

/** The one message that came of something that a person did. */
export function replyOf({ status, messages }: InteractionResult): VisibleMessage {
  const [first, ...others] = messages;
  if (!first || others.length > 0) throw new Error(`Expected one message, got ${messages.length} (${status}).`);
  return first;
}

/** The labels of a message's buttons, in order. */
export function labelsOf(message: VisibleMessage): string[] {
  return buttonsIn(message).map(({ label }) => label);
}

/** What a reader sees of a message: no Markdown, no backslashes. */
export function wordsOf(message: VisibleMessage): string {
  return formatMessage({ ...message, components: [], isEphemeral: false }, { bold: (text) => text });
}
