import { type Client, Events, Status } from 'discord.js';
import type { Logger } from 'pino';
import type { Room } from '../../commands/command.ts';
import { generalCommands } from '../../commands/index.ts';
import type { FaultLog, Moderation, Place } from '../moderation/moderation.ts';
import { openAcknowledgements } from './acknowledgements.ts';
import { type FetchLog, openFetchFile } from './attachments.ts';
import { openClient } from './client.ts';
import { errandRest } from './errand-rest.ts';
import { login } from './login.ts';
import { openErrandRunner } from './outbox.ts';
import { openPace, type PaceLimits, usualPace } from './pace.ts';
import { openPatientRequest } from './patient-request.ts';
import { openRegistrar, type Registrar } from './registrar.ts';
import { openRequests } from './requests.ts';
import { type GatewayState, unwatched, type Watch } from './watch.ts';

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
  readonly log: Pick<Logger, 'info' | 'warn' | 'error' | 'child'>;
  /** Who is told how the bot fares; nobody if not said. */
  readonly watch?: Watch;
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

/** Connects to Discord and answers until it is closed. Rejects with a LoginError within `loginSeconds` (15). */
export async function openBot(options: BotOptions): Promise<Bot> {
  const { api, moderation, log, watch = unwatched } = options;
  const acknowledgements = openAcknowledgements(watch, openPatientRequest(options.retryPause ?? 800));
  const client = openClient(api, acknowledgements.makeRequest);
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
  const room = (place: Place, person: string, log: FaultLog & FetchLog): Room => ({
    shift: moderation.desk.at(place),
    place,
    person,
    moderation: { ...moderation, feedback: moderation.feedback.noting(log) },
    fetchFile: fetchFile(log),
    commands: generalCommands,
  });
  moderation.desk.onChange((server) => (server === undefined ? registrar.all() : registrar.server(server)));
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord client error'));
  const requests = openRequests({ room, pace, log, watch, acknowledgements });
  client.on(Events.InteractionCreate, requests.interaction);
  client.on(Events.MessageCreate, requests.message);
  client.on(Events.GuildCreate, ({ id }) => registrar.joined(id));
  const noteReconnecting = () => {
    watch.reconnecting();
    log.warn('connection to discord lost, reconnecting');
  };
  client.on(Events.ShardReconnecting, noteReconnecting);
  client.on(Events.ShardResume, () => log.info('connected to discord again'));
  watch.gateway(() => gatewayOf(client));
  await login(client, options.token, api, options.loginSeconds ?? 15);
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error({ code }, 'discord ended the connection for good');
    options.onLost?.();
  });
  errands.start();
  log.info({ servers: client.guilds.cache.size }, 'connected to discord');
  return {
    offered: offer(registrar, log),
    async close() {
      registrar.close();
      // The client says "reconnecting" of its own farewell too.
      client.off(Events.ShardReconnecting, noteReconnecting);
      await errands.close();
      await client.destroy();
    },
  };
}

/** Whoever reads the log should see from when on people are offered what there is. */
async function offer(registrar: Registrar, log: BotOptions['log']): Promise<boolean> {
  const isComplete = await registrar.all();
  log.info({ complete: isComplete }, 'commands offered');
  return isComplete;
}

/** The client calls itself ready for ever once it was; each connection tells of itself. */
function gatewayOf(client: Client): GatewayState {
  const { shards, ping } = client.ws;
  const isReady = client.isReady() && shards.size > 0 && shards.every(({ status }) => status === Status.Ready);
  // Before the first heartbeat came back it is -1.
  return { isReady, seconds: ping >= 0 ? ping / 1000 : undefined };
}
