import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { reservedCommandNames } from '../../commands/index.ts';
import { type Bot, connectBot } from '../../src/discord/bot.ts';
import type { RateLimits } from '../../src/discord/rate-limiter.ts';
import {
  type ChannelClient,
  type DiscordEmulator,
  type DiscordEmulatorOptions,
  type InteractionResult,
  openDiscordEmulator,
  type RestExchange,
  type VisibleMessage,
} from '../../src/emulator/emulator.ts';
import { buttonsIn, formatMessage } from '../../src/emulator/terminal/render.ts';
import { type FolderResult, readKnowledgeFolder } from '../../src/knowledge/folder.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { createLog } from '../../src/log.ts';
import { createModeration } from '../../src/moderation/create-moderation.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import type { Metrics } from '../../src/operations/metrics.ts';
import { observeModeration } from '../../src/operations/observed-moderation.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { expectCleanRun, logLinesAt } from './expect-clean-run.ts';
import { type ScratchFolder, sampleKnowledge } from './sample-knowledge.ts';

/** A local Discord with the bot in it, until the end of the test. */
export type TestBot = {
  readonly discord: DiscordEmulator;
  /** The ids of the channels "general" of two servers. */
  readonly channelId: string;
  readonly otherChannelId: string;
  /** A member and a moderator, in general. */
  readonly ann: ChannelClient;
  readonly mo: ChannelClient;
  /** Every request of the bot with its response. */
  readonly exchanges: readonly RestExchange[];
  /** The log lines of the bot. */
  readonly log: readonly string[];
  /** Resolves when a line with this text has been logged. */
  waitForLog(text: string): Promise<void>;
  /** The bot's answer to a message; call it in the same tick as the message is sent. */
  nextAnswerTo(question: VisibleMessage): Promise<VisibleMessage>;
  /** Text that mentions the bot. */
  mentionBot(text: string): string;
  /** Calls Discord's API with the bot's token, as another version of the bot or its owner could. */
  requestAsBot(method: string, path: string, body?: object): Promise<Response>;
  /** Stops the bot and starts it again; only Discord and the database keep their state. */
  restart(): Promise<void>;
  readonly store: Store;
  /** The bot's moderation; another object after a restart. */
  moderation(): Moderation;
  /** Publishes another knowledge for all servers, as an operator's reload does. */
  replaceKnowledge(knowledge: Knowledge): Promise<void>;
  /** Advances the clock by days, hours and minutes at once. */
  advanceTime(minutes: number): void;
};

export type TestBotOptions = DiscordEmulatorOptions & {
  /** The operator's knowledge; by default that of the sample file. */
  readonly knowledge?: Knowledge;
  /** A folder to read it from instead. */
  readonly folder?: ScratchFolder;
  /** The bundled questions for previews. */
  readonly bundledQuestions?: readonly string[];
  readonly rateLimits?: RateLimits;
  /** Metrics; none by default. */
  readonly metrics?: Metrics;
  /** Whether the test causes errors that the bot logs. */
  readonly expectsErrors?: boolean;
  /** Prepares the Discord before the bot starts. */
  readonly prepare?: (discord: DiscordEmulator) => void;
};

const parsePolicy = { reservedNames: reservedCommandNames, allowDrafts: false };
const unlimitedRates: RateLimits = { perUser: 1000, perChannel: 1000, windowSeconds: 1 };

/** Opens a Discord and connects the bot until the end of the test, which then checks every request and log line. */
export async function startBot(options: TestBotOptions = {}): Promise<TestBot> {
  return openBot(options, onTestFinished);
}

/** The same, once for all tests of a file or a `describe`. No test may change anything that another one sees. */
export function shareBot(options: TestBotOptions = {}): () => TestBot {
  const closings: (() => Promise<void>)[] = [];
  let bot: TestBot | undefined;
  beforeAll(async () => {
    bot = await openBot(options, (close) => closings.push(close));
  });
  afterAll(async () => {
    for (const close of closings) await close();
  });
  return () => {
    if (!bot) throw new Error('The shared bot exists only while tests run.');
    return bot;
  };
}

async function openBot(options: TestBotOptions, onEnd: (close: () => Promise<void>) => void): Promise<TestBot> {
  const {
    knowledge = sampleKnowledge,
    folder,
    rateLimits = unlimitedRates,
    expectsErrors = false,
    prepare,
    metrics,
    bundledQuestions = [],
    onExchange = () => {},
    ...rest
  } = options;
  const exchanges: RestExchange[] = [];
  const log: string[] = [];
  const seenMessages: VisibleMessage[] = [];
  const onEachExchange = (exchange: RestExchange): void => {
    exchanges.push(exchange);
    onExchange(exchange);
  };
  const discord = await openDiscordEmulator({ serverCount: 2, ...rest, onExchange: onEachExchange });
  for (const event of ['message', 'edit'] as const) discord.on(event, (message) => seenMessages.push(message));
  prepare?.(discord);
  const logEvents = new EventEmitter();
  const logger = createLog('debug', { write: (line: string) => logEvents.emit('line', log.push(line)) });
  const store = await openStore(':memory:');
  let servedKnowledge = knowledge;
  let elapsedMs = 0;
  const createModerationForTest = async (): Promise<Moderation> => {
    const opened = await createModeration({
      store,
      readFolder: async () => (folder ? readKnowledgeFolder(folder) : folderWith(servedKnowledge)),
      parsePolicy,
      retentionDays: 30,
      correctionDays: 7,
      bundledQuestions: () => bundledQuestions,
      log: logger,
      now: () => new Date(Date.now() + elapsedMs),
    });
    if ('problems' in opened) throw new Error(JSON.stringify(opened.problems));
    return metrics ? observeModeration(opened.moderation, metrics) : opened.moderation;
  };
  let moderation = await createModerationForTest();
  const connectTestBot = async () => {
    const opened = await connectBot({
      token: discord.token,
      apiUrl: discord.apiUrl,
      moderation,
      rateLimits,
      log: logger,
      fileOrigins: [new URL(discord.apiUrl).origin],
      deliveryIntervalMs: 0,
      staleDelayMs: 0,
      ...(metrics ? { metrics: metrics.botMetrics } : {}),
      retryDelayMs: 0,
    });
    await opened.commandsRegistered;
    return opened;
  };
  let bot: Bot | undefined;
  onEnd(async () => {
    await bot?.close();
    await store.close();
    await discord.close();
    expectCleanRun({ discord, seenMessages, exchanges, log });
    if (!expectsErrors) expect(logLinesAt('error', log)).toEqual([]);
  });
  bot = await connectTestBot();
  const [general = '', elsewhere = ''] = discord.servers.map(({ channels }) => channels[0]?.id ?? '');
  return {
    discord,
    channelId: general,
    otherChannelId: elsewhere,
    ann: discord.user('member', 'Ann').inChannel(general),
    mo: discord.user('moderator', 'Mo').inChannel(general),
    exchanges,
    log,
    async waitForLog(text) {
      while (!log.some((line) => line.includes(text))) await once(logEvents, 'line');
    },
    nextAnswerTo: (question) =>
      discord.next('message', ({ author, repliedMessageId }) => author.isBot && repliedMessageId === question.id),
    mentionBot: (text) => `<@${discord.applicationId}> ${text}`,
    requestAsBot: (method, path, body) =>
      fetch(`${discord.apiUrl}/v10${path}`, {
        method,
        headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async restart() {
      await bot?.close();
      moderation = await createModerationForTest();
      bot = await connectTestBot();
    },
    store,
    moderation: () => moderation,
    async replaceKnowledge(newKnowledge) {
      servedKnowledge = newKnowledge;
      const operator = { userId: discord.applicationId, serverId: discord.servers[0]?.id ?? '', channelId: general };
      const reply = await moderation.changes.reload(operator);
      if (reply.kind === 'preview') await moderation.changes.confirm(operator, reply.id, true);
    },
    advanceTime: (minutes) => {
      elapsedMs += minutes * 60_000;
    },
  };
}

const files = new WeakMap<Knowledge, Buffer>();

/** A folder with one file; tests may add invalid content. */
function folderWith(knowledge: Knowledge): FolderResult {
  const bytes = files.get(knowledge) ?? Buffer.from(JSON.stringify(knowledge));
  files.set(knowledge, bytes);
  return { incidents: [{ knowledge, bytes }] };
}

/** The only message that resulted from a user's action. */
export function replyOf({ status, messages }: InteractionResult): VisibleMessage {
  const [first, ...others] = messages;
  if (!first || others.length > 0) throw new Error(`Expected one message, got ${messages.length} (${status}).`);
  return first;
}

/** The labels of a message's buttons, in order. */
export function labelsOf(message: VisibleMessage): string[] {
  return buttonsIn(message).map(({ label }) => label);
}

/** The visible text of a message, without Markdown and backslashes. */
export function visibleTextOf(message: VisibleMessage): string {
  return formatMessage({ ...message, components: [], isEphemeral: false }, { bold: (text) => text });
}

/** Presses one of the rarely used votes, which are in a private message behind “Wrong?”. */
export async function pressProblem(client: ChannelClient, answerId: string, label: string): Promise<InteractionResult> {
  const problems = replyOf(await client.pressButton(answerId, 'Wrong?'));
  return client.pressButton(problems.id, label);
}

/** A text without the minute of its answer, to compare answers. */
export function withoutTime(text: string): string {
  return text.replaceAll(/as of \d+ \w+ \d{4}, \d\d:\d\d UTC/g, 'as of now');
}
