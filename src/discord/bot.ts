import { Client, Events, GatewayIntentBits, type Interaction, type Message, Partials } from 'discord.js';
import type { Logger } from 'pino';
import type { Room } from '../../commands/command.ts';
import { generalCommands } from '../../commands/index.ts';
import type { Desk } from '../answering/desk.ts';
import type { Reply } from '../answering/reply.ts';
import { type Answerable, answerInteraction, isAnswerable, send } from './interactions.ts';
import { login } from './login.ts';
import { answerMessage } from './mentions.ts';
import { isOrdinary } from './ordinary-errors.ts';
import { openPace, type Pace, type PaceLimits, usualPace } from './pace.ts';
import { openRegistrar, type Registrar } from './registrar.ts';

export type BotOptions = {
  readonly token: string;
  /** Where Discord's REST interface is, such as "https://discord.com/api". */
  readonly api: string;
  readonly desk: Desk;
  /** Reads the knowledge again and puts it in force; never rejects. */
  readonly reload: () => Promise<Reply>;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly loginSeconds?: number;
  readonly pace?: PaceLimits;
  /** Called when Discord ends the connection for good, as it does when the token is reset; the bot is deaf from then on. */
  readonly onLost?: () => void;
};

export type Bot = { close(): Promise<void> };

/** No privileged intent: mentions, direct messages and interactions carry their text without one. */
const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** Connects to Discord and answers until it is closed. Rejects with a LoginError within `loginSeconds` (15). */
export async function openBot(options: BotOptions): Promise<Bot> {
  const { api, desk, log } = options;
  // Direct messages come from channels that the client has not met, which it drops without this partial.
  const client = new Client({
    intents,
    partials: [Partials.Channel],
    rest: { api },
    allowedMentions: { parse: [], repliedUser: false },
  });
  const pace = openPace(options.pace ?? usualPace);
  const registrar = openRegistrar({
    rest: client.rest,
    application: () => client.application?.id ?? '',
    servers: () => client.guilds.cache.keys(),
    desk,
    log,
  });
  const room = (): Room => ({
    shift: desk.now(),
    reload: () => reload(registrar, options.reload),
    commands: generalCommands,
  });
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord client error'));
  client.on(Events.InteractionCreate, (interaction) => handleInteraction(interaction, room(), log));
  client.on(Events.MessageCreate, (message) => handleMessage(message, room(), pace, log));
  client.on(Events.GuildCreate, ({ id }) => registrar.server(id));
  const noteReconnecting = () => log.warn('connection to discord lost, reconnecting');
  client.on(Events.ShardReconnecting, noteReconnecting);
  await login(client, options.token, api, options.loginSeconds ?? 15);
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error({ code }, 'discord ended the connection for good');
    options.onLost?.();
  });
  await registrar.all();
  log.info({ servers: client.guilds.cache.size }, 'connected to discord');
  return {
    async close() {
      // The client says "reconnecting" of its own farewell too.
      client.off(Events.ShardReconnecting, noteReconnecting);
      await client.destroy();
    },
  };
}

async function handleInteraction(interaction: Interaction, room: Room, log: BotOptions['log']): Promise<void> {
  try {
    await answerInteraction(interaction, room);
  } catch (error) {
    noteError(error, 'interaction', log);
    if (isOrdinary(error) || !isAnswerable(interaction) || interaction.replied) return;
    await apologise(interaction, log);
  }
}

async function apologise(interaction: Answerable, log: BotOptions['log']): Promise<void> {
  try {
    await send(interaction, { kind: 'notice', notice: 'failed' }, true);
  } catch (error) {
    noteError(error, 'apology', log);
  }
}

async function handleMessage(message: Message, room: Room, pace: Pace, log: BotOptions['log']): Promise<void> {
  try {
    await answerMessage(message, room, pace);
  } catch (error) {
    noteError(error, 'message', log);
  }
}

function noteError(error: unknown, what: string, log: BotOptions['log']): void {
  if (isOrdinary(error)) log.info({ code: error.code }, `${what} could not be answered`);
  else log.error({ err: error }, `${what} failed`);
}

async function reload(registrar: Registrar, read: BotOptions['reload']): Promise<Reply> {
  const reply = await read();
  return reply.kind === 'reloaded' ? { ...reply, commandsFailed: !(await registrar.all()) } : reply;
}
