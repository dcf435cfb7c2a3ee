import { type Client, Events, Status } from 'discord.js';
import type { Logger } from 'pino';
import type { Moderation } from '../moderation/moderation.ts';
import { createAckLatencyTracker } from './ack-latency.ts';
import { createAttachmentFetcher } from './attachments.ts';
import { createClient } from './client.ts';
import { createDeliveryRest } from './deliver.ts';
import { createEventHandlers } from './event-handlers.ts';
import { login } from './login.ts';
import { type BotMetrics, type GatewayState, noMetrics } from './metrics.ts';
import { createOutboxWorker } from './outbox-worker.ts';
import { createRateLimiter, defaultRateLimits, type RateLimits } from './rate-limiter.ts';
import { createRegistrar, type Registrar } from './registrar.ts';
import { createRetryingRequest } from './retrying-request.ts';

export type BotOptions = {
  readonly token: string;
  /** Where Discord's REST interface is, such as "https://discord.com/api". */
  readonly apiUrl: string;
  readonly moderation: Moderation;
  /** Where files may be fetched from beside Discord's own hosts; for a Discord on this machine. */
  readonly fileOrigins?: readonly string[];
  /** Between two things that the bot says of its own accord, in ms; 1000 if not said, far from Discord's limits. */
  readonly deliveryIntervalMs?: number;
  /** Before something is asked again where Discord failed, in ms; 800 if not said. */
  readonly retryDelayMs?: number;
  /** How long an interaction that is probably too late waits behind the others, in ms; default 1000. */
  readonly staleDelayMs?: number;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error' | 'child'>;
  /** Who is told how the bot fares; nobody if not said. */
  readonly metrics?: BotMetrics;
  readonly loginTimeoutSeconds?: number;
  readonly rateLimits?: RateLimits;
  /** Called when Discord ends the connection for good, as it does when the token is reset; the bot is deaf from then on. */
  readonly onLost?: () => void;
};

export type Bot = {
  /**
   * Resolves when all servers have their commands, with whether Discord took them all. The bot answers before that: Discord
   * lets a bot ask 50 times a second, so a thousand servers take 20 seconds, or 40 at the very first start.
   */
  readonly commandsRegistered: Promise<boolean>;
  close(): Promise<void>;
};

/** Connects to Discord and answers until it is closed. Rejects with a LoginError within `loginSeconds` (15). */
export async function connectBot(options: BotOptions): Promise<Bot> {
  const { apiUrl, moderation, log, metrics = noMetrics } = options;
  const ackLatency = createAckLatencyTracker(metrics, createRetryingRequest(options.retryDelayMs ?? 800));
  const client = createClient(apiUrl, ackLatency.makeRequest);
  const rateLimiter = createRateLimiter(options.rateLimits ?? defaultRateLimits);
  const registrar = createRegistrar({
    rest: client.rest,
    applicationId: () => client.application?.id ?? '',
    serverIds: () => client.guilds.cache.keys(),
    activeKnowledge: moderation.activeKnowledge,
    log,
  });
  const outboxWorker = createOutboxWorker({
    rest: createDeliveryRest(apiUrl, options.token),
    outbox: moderation.outbox,
    intervalMs: options.deliveryIntervalMs ?? 1000,
    log,
  });
  moderation.activeKnowledge.onChange((serverId) =>
    serverId === undefined ? registrar.registerAll() : registrar.registerServer(serverId),
  );
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord client error'));
  const eventHandlers = createEventHandlers({
    moderation,
    fetchFile: createAttachmentFetcher({ extraOrigins: options.fileOrigins ?? [] }),
    rateLimiter,
    log,
    metrics,
    ackLatency,
    staleDelayMs: options.staleDelayMs,
  });
  client.on(Events.InteractionCreate, eventHandlers.onInteraction);
  client.on(Events.MessageCreate, eventHandlers.onMessage);
  client.on(Events.GuildCreate, ({ id }) => registrar.serverJoined(id));
  const onReconnecting = () => {
    metrics.reconnecting();
    log.warn('connection to discord lost, reconnecting');
  };
  client.on(Events.ShardReconnecting, onReconnecting);
  client.on(Events.ShardResume, () => log.info('connected to discord again'));
  metrics.observeGateway(() => readGatewayState(client));
  await login(client, options.token, apiUrl, options.loginTimeoutSeconds ?? 15);
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error({ code }, 'discord closed the connection permanently');
    options.onLost?.();
  });
  outboxWorker.start();
  log.info({ servers: client.guilds.cache.size }, 'connected to discord');
  return {
    commandsRegistered: registerAllCommands(registrar, log),
    async close() {
      registrar.close();
      // The client says "reconnecting" of its own farewell too.
      client.off(Events.ShardReconnecting, onReconnecting);
      await outboxWorker.close();
      await client.destroy();
    },
  };
}

/** Whoever reads the log should see from when on people are offered what there is. */
async function registerAllCommands(registrar: Registrar, log: BotOptions['log']): Promise<boolean> {
  const isComplete = await registrar.registerAll();
  log.info({ complete: isComplete }, 'finished registering commands');
  return isComplete;
}

/** The client calls itself ready for ever once it was; each connection tells of itself. */
function readGatewayState(client: Client): GatewayState {
  const { shards, ping } = client.ws;
  const isReady = client.isReady() && shards.size > 0 && shards.every(({ status }) => status === Status.Ready);
  // Before the first heartbeat came back it is -1.
  return { isReady, heartbeatSeconds: ping >= 0 ? ping / 1000 : undefined };
}
