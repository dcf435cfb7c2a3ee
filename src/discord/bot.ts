import { Client, Events, GatewayIntentBits, type Interaction, type Message, Partials } from 'discord.js';
import type { Logger } from 'pino';
import type { Room } from '../../commands/command.ts';
import { factCommands, generalCommands, messageMenus } from '../../commands/index.ts';
import type { Desk } from '../answering/desk.ts';
import type { Reply } from '../answering/reply.ts';
import { generalDefinition, menuDefinition, serverDefinition } from './definitions.ts';
import { answerInteraction, send } from './interactions.ts';
import { login } from './login.ts';
import { answerMessage } from './mentions.ts';
import { isOrdinary } from './ordinary-errors.ts';
import { openPace, type PaceLimits, usualPace } from './pace.ts';
import { registerCommands } from './registration.ts';

export type BotOptions = {
  readonly token: string;
  /** Where Discord's REST interface is, such as "https://discord.com/api". */
  readonly api: string;
  readonly desk: Desk;
  /** Reads the knowledge again and puts it in force; never rejects. */
  readonly reload: () => Promise<Reply>;
  readonly log: Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
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
  const room = (): Room => ({ shift: desk.now(), reload: () => reload(client, options), commands: generalCommands });
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord client error'));
  client.on(Events.InteractionCreate, (interaction) => handleInteraction(interaction, room(), log));
  client.on(Events.MessageCreate, (message) => handleMessage(message, room(), pace, log));
  client.on(Events.GuildCreate, ({ id }) => registerServer(client, desk, id, log));
  const noteReconnecting = () => log.warn('connection to discord lost, reconnecting');
  client.on(Events.ShardReconnecting, noteReconnecting);
  await login(client, options.token, api, options.loginSeconds ?? 15);
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error({ code }, 'discord ended the connection for good');
    options.onLost?.();
  });
  await registerAll(client, desk, log);
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
    if (isOrdinary(error) || !interaction.isRepliable() || interaction.replied) return;
    await apologise(interaction, log);
  }
}

async function apologise(interaction: Parameters<typeof send>[0] | Interaction, log: BotOptions['log']): Promise<void> {
  if (!interaction.isChatInputCommand() && !interaction.isMessageContextMenuCommand() && !interaction.isButton())
    return;
  try {
    await send(interaction, { kind: 'notice', notice: 'failed' }, true);
  } catch (error) {
    noteError(error, 'apology', log);
  }
}

async function handleMessage(
  message: Message,
  room: Room,
  pace: ReturnType<typeof openPace>,
  log: BotOptions['log'],
): Promise<void> {
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

async function registerAll(client: Client, desk: Desk, log: BotOptions['log']): Promise<boolean> {
  const application = client.application?.id ?? '';
  const general = [...generalCommands.map(generalDefinition), ...messageMenus.map(menuDefinition)];
  const done = [await attempt(() => registerCommands(client.rest, application, general), 'general commands', log)];
  for (const id of client.guilds.cache.keys()) done.push(await registerServer(client, desk, id, log));
  return done.every((one) => one);
}

async function registerServer(client: Client, desk: Desk, server: string, log: BotOptions['log']): Promise<boolean> {
  const definitions = factCommands(desk.now().knowledge).map(serverDefinition);
  return attempt(
    () => registerCommands(client.rest, client.application?.id ?? '', definitions, server),
    'server commands',
    log,
  );
}

/** A server that refuses its commands must not keep the others from theirs. */
async function attempt(register: () => Promise<boolean>, what: string, log: BotOptions['log']): Promise<boolean> {
  try {
    if (await register()) log.info(`${what} registered`);
    return true;
  } catch (error) {
    log.error({ err: error }, `${what} not registered`);
    return false;
  }
}

async function reload(client: Client, { desk, log, reload: read }: BotOptions): Promise<Reply> {
  const reply = await read();
  if (reply.kind !== 'reloaded') return reply;
  return { ...reply, commandsFailed: !(await registerAll(client, desk, log)) };
}
