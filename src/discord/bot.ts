import { Events } from 'discord.js';
import type { Logger } from 'pino';
import type { Room } from '../../commands/command.ts';
import { generalCommands } from '../../commands/index.ts';
import type { Moderation, Place } from '../moderation/moderation.ts';
import { openFetchFile } from './attachments.ts';
import { openClient } from './client.ts';
import { handleInteraction, handleMessage } from './handling.ts';
import { openLateness } from './lateness.ts';
import { login } from './login.ts';
import { openErrandRunner } from './outbox.ts';
import { openPace, type PaceLimits, usualPace } from './pace.ts';
import { passed } from './passed.ts';
import { openRegistrar } from './registrar.ts';

export type BotOptions = {
  readonly token: string;
  /** Where Discord's REST interface is, such as "https://discord.com/api". */
  readonly api: string;
  readonly moderation: Moderation;
  /** Where files may be fetched from beside Discord's own hosts; for a Discord on this machine. */
  readonly fileOrigins?: readonly string[];
  /** Between two things that the bot says of its own accord, in ms; 1000 if not said, far from Discord's limits. */
  readonly errandPause?: number;
  /** Before something is asked again where Discord failed, in ms; 800 if not said. */
  readonly retryPause?: number;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly loginSeconds?: number;
  readonly pace?: PaceLimits;
  /** Called when Discord ends the connection for good, as it does when the token is reset; the bot is deaf from then on. */
  readonly onLost?: () => void;
};

export type Bot = {
  /**
   * Resolves when all servers have their commands, with whether Discord took them all. The bot answers before that: Discord
   * lets a bot ask 50 times a second, so a thousand servers take 20 seconds, or 40 at the very first start.
   */
  readonly offered: Promise<boolean>;
  close(): Promise<void>;
};

/** What seems to be too late lets so many ms of others go before. */
const afterOthers = 1000;

/** Connects to Discord and answers until it is closed. Rejects with a LoginError within `loginSeconds` (15). */
export async function openBot(options: BotOptions): Promise<Bot> {
  const { api, moderation, log } = options;
  const client = openClient(api, options.retryPause ?? 800);
  const lateness = openLateness();
  const pace = openPace(options.pace ?? usualPace);
  const registrar = openRegistrar({
    rest: client.rest,
    application: () => client.application?.id ?? '',
    servers: () => client.guilds.cache.keys(),
    desk: moderation.desk,
    log,
  });
  const errands = openErrandRunner({
    rest: client.rest,
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
  client.on(Events.InteractionCreate, async (interaction) => {
    const place = { server: interaction.guildId ?? undefined, channel: interaction.channelId ?? '' };
    const isLate = lateness.isLate(interaction.createdTimestamp);
    if (isLate) await passed(afterOthers);
    const isAnswered = await handleInteraction(interaction, room(place, interaction.user.id), log);
    if (isLate && isAnswered) lateness.wasWrong();
  });
  client.on(Events.MessageCreate, (message) => {
    const place = { server: message.guildId ?? undefined, channel: message.channelId };
    return handleMessage(message, room(place, message.author.id), pace, log);
  });
  client.on(Events.GuildCreate, ({ id }) => registrar.joined(id));
  const noteReconnecting = () => log.warn('connection to discord lost, reconnecting');
  client.on(Events.ShardReconnecting, noteReconnecting);
  client.on(Events.ShardResume, () => log.info('connected to discord again'));
  await login(client, options.token, api, options.loginSeconds ?? 15);
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error({ code }, 'discord ended the connection for good');
    options.onLost?.();
  });
  errands.start();
  log.info({ servers: client.guilds.cache.size }, 'connected to discord');
  const offered = registrar.all();
  offered.then((isSo) => isSo && log.info('commands are in place'));
  return {
    offered,
    async close() {
      registrar.close();
      // The client says "reconnecting" of its own farewell too.
      client.off(Events.ShardReconnecting, noteReconnecting);
      await errands.close();
      await client.destroy();
    },
  };
}
