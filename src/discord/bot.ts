import { type Client, Events, GatewayCloseCodes, Status } from 'discord.js';
import type { Logger } from 'pino';
import type { Moderation } from '../moderation/moderation.ts';
import { createAckLatencyTracker } from './ack-latency.ts';
import { createAttachmentFetcher } from './attachments.ts';
import { createClient } from './client.ts';
import { createDeliveryRest } from './deliver.ts';
import { createEventHandlers } from './event-handlers.ts';
import { explainPermanentClose, login } from './login.ts';
import { type BotMetrics, type GatewayState, noMetrics } from './metrics.ts';
import { createOutboxWorker } from './outbox-worker.ts';
import { createRateLimiter, defaultRateLimits, type RateLimits } from './rate-limiter.ts';
import { createRegistrar, type Registrar } from './registrar.ts';
import { createRetryingRequest } from './retrying-request.ts';
import { createTokenGuard } from './token-guard.ts';

export type BotOptions = {
  readonly token: string;
  /** The URL of Discord's REST API, such as "https://discord.com/api". */
  readonly apiUrl: string;
  readonly moderation: Moderation;
  /** Additional origins of attachments, for the emulator. */
  readonly fileOrigins?: readonly string[];
  /** Pause between two deliveries in a channel, in ms; default 1250. */
  readonly deliveryIntervalMs?: number;
  /** Delay before a failed request is retried, in ms; default 800. */
  readonly retryDelayMs?: number;
  /** Delay for an interaction that has probably expired, so that others go first, in ms; default 1000. */
  readonly staleDelayMs?: number;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error' | 'child'>;
  readonly metrics?: BotMetrics;
  readonly loginTimeoutSeconds?: number;
  readonly rateLimits?: RateLimits;
  /** Called when Discord closes the connection permanently, for example after a token reset. The bot gets no more events. */
  readonly onLost?: (reason: string) => void;
};

export type Bot = {
  /**
   * Resolves when all servers have their commands; false if Discord refused some. The bot answers before that. At Discord's
   * 50 requests per second, a thousand servers take 20 seconds, or 40 at the first start.
   */
  readonly commandsRegistered: Promise<boolean>;
  close(): Promise<void>;
};

/** Connects to Discord and answers until closed. Rejects with a LoginError within `loginTimeoutSeconds` (default 15). */
export async function connectBot(options: BotOptions): Promise<Bot> {
  const { apiUrl, moderation, log, metrics = noMetrics } = options;
  const ackLatency = createAckLatencyTracker(metrics, createRetryingRequest(options.retryDelayMs ?? 800));
  const tokenGuard = createTokenGuard(apiUrl, options.token, () =>
    options.onLost?.(explainPermanentClose(GatewayCloseCodes.AuthenticationFailed)),
  );
  const client = createClient(apiUrl, tokenGuard.watch(ackLatency.makeRequest));
  tokenGuard.restore(client.rest);
  const deliveryRest = createDeliveryRest(apiUrl, options.token, tokenGuard.watch);
  tokenGuard.restore(deliveryRest);
  const rateLimiter = createRateLimiter(options.rateLimits ?? defaultRateLimits);
  const registrar = createRegistrar({
    rest: client.rest,
    applicationId: () => client.application?.id ?? '',
    serverIds: () => client.guilds.cache.keys(),
    activeKnowledge: moderation.activeKnowledge,
    log,
  });
  const outboxWorker = createOutboxWorker({
    rest: deliveryRest,
    outbox: moderation.outbox,
    intervalMs: options.deliveryIntervalMs ?? 1250,
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
  client.on(Events.MessageUpdate, (_, message) => eventHandlers.onMessageEdited(message));
  client.on(Events.MessageDelete, (message) => eventHandlers.onMessageDeleted(message));
  client.on(Events.GuildCreate, ({ id }) => registrar.serverJoined(id));
  const onReconnecting = () => {
    metrics.reconnecting();
    log.warn('connection to discord lost, reconnecting');
  };
  client.on(Events.ShardReconnecting, onReconnecting);
  client.on(Events.ShardResume, () => log.info('connected to discord again'));
  metrics.observeGateway(() => {
    const state = readGatewayState(client);
    return { ...state, isReady: state.isReady && tokenGuard.isTrusted() };
  });
  try {
    await login(client, options.token, apiUrl, options.loginTimeoutSeconds ?? 15);
  } catch (error) {
    registrar.close();
    abandonClient(client);
    throw error;
  }
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error({ code }, 'discord closed the connection permanently');
    options.onLost?.(explainPermanentClose(code));
  });
  tokenGuard.start();
  outboxWorker.start();
  log.info({ servers: client.guilds.cache.size }, 'connected to discord');
  return {
    commandsRegistered: registerAllCommands(registrar, log),
    async close() {
      registrar.close();
      // The client also emits ShardReconnecting while it closes.
      client.off(Events.ShardReconnecting, onReconnecting);
      await outboxWorker.close();
      await client.destroy();
    },
  };
}

/**
 * Closes a client that did not log in. While it waits for the gateway, discord.js may connect again before it closes, and its
 * `destroy` may never resolve. So nothing waits for it, and it answers no events.
 */
function abandonClient(client: Client): void {
  client.removeAllListeners(Events.InteractionCreate);
  client.removeAllListeners(Events.MessageCreate);
  client.removeAllListeners(Events.MessageUpdate);
  client.removeAllListeners(Events.MessageDelete);
  client.removeAllListeners(Events.GuildCreate);
  client.destroy().catch(() => undefined);
}

async function registerAllCommands(registrar: Registrar, log: BotOptions['log']): Promise<boolean> {
  const isComplete = await registrar.registerAll();
  log.info({ complete: isComplete }, 'finished registering commands');
  return isComplete;
}

/** `client.isReady()` stays true after a disconnect, so each shard's status is checked. */
function readGatewayState(client: Client): GatewayState {
  const { shards, ping } = client.ws;
  const isReady = client.isReady() && shards.size > 0 && shards.every(({ status }) => status === Status.Ready);
  // -1 before the first heartbeat is acknowledged.
  return { isReady, heartbeatSeconds: ping >= 0 ? ping / 1000 : undefined };
}
