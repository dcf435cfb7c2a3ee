import { Client, Events, GatewayIntentBits, type Interaction, type Message, Partials } from 'discord.js';
import type { Logger } from 'pino';
import type { Room } from '../../commands/command.ts';
import { generalCommands } from '../../commands/index.ts';
import type { Moderation, Place } from '../moderation/moderation.ts';
import { openFetchFile } from './attachments.ts';
import { errandRest } from './errand-rest.ts';
import { answerInteraction } from './interactions.ts';
import { login } from './login.ts';
import { answerMessage } from './mentions.ts';
import { isOrdinary } from './ordinary-errors.ts';
import { openErrandRunner } from './outbox.ts';
import { openPace, type Pace, type PaceLimits, usualPace } from './pace.ts';
import { placeOf } from './place.ts';
import { openRegistrar } from './registrar.ts';
import { type Answerable, isAnswerable, send } from './sending.ts';

export type BotOptions = {
  readonly token: string;
  /** Where Discord's REST interface is, such as "https://discord.com/api". */
  readonly api: string;
  readonly moderation: Moderation;
  /** Where files may be fetched from beside Discord's own hosts; for a Discord on this machine. */
  readonly fileOrigins?: readonly string[];
  /** Between two things that the bot says of its own accord, in ms; 1000 if not said, far from Discord's limits. */
  readonly errandPause?: number;
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
  const { api, moderation, log } = options;
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
    desk: moderation.desk,
    log,
  });
  const errands = openErrandRunner({
    rest: errandRest(api, options.token),
    outbox: moderation.outbox,
    pause: options.errandPause ?? 1000,
    log,
  });
  const fetchFile = openFetchFile({ origins: options.fileOrigins ?? [] });
  const room = (place: Place, person: string): Room => ({
    shift: moderation.desk.at(place),
    place,
    person,
    moderation,
    fetchFile,
    commands: generalCommands,
  });
  moderation.desk.onChange((server) => (server === undefined ? registrar.all() : registrar.server(server)));
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord client error'));
  client.on(Events.InteractionCreate, (interaction) =>
    handleInteraction(interaction, room(placeOf(interaction), interaction.user.id), log),
  );
  client.on(Events.MessageCreate, (message) =>
    handleMessage(message, room(placeOf(message), message.author.id), pace, log),
  );
  client.on(Events.GuildCreate, ({ id }) => registrar.server(id));
  const noteReconnecting = () => log.warn('connection to discord lost, reconnecting');
  client.on(Events.ShardReconnecting, noteReconnecting);
  client.on(Events.ShardResume, () => log.info('connected to discord again'));
  await login(client, options.token, api, options.loginSeconds ?? 15);
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error({ code }, 'discord ended the connection for good');
    options.onLost?.();
  });
  await registrar.all();
  errands.start();
  log.info({ servers: client.guilds.cache.size }, 'connected to discord');
  return {
    async close() {
      // The client says "reconnecting" of its own farewell too.
      client.off(Events.ShardReconnecting, noteReconnecting);
      await errands.close();
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
