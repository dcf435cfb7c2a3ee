import { randomBytes } from 'node:crypto';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { createApplication } from './application.ts';
import { createAttachments } from './attachments.ts';
import { createCommands } from './commands.ts';
import { createEventBus } from './events.ts';
import { createMessageListener, type GatewayEvent } from './gateway-events.ts';
import { type InteractionLimits, openInteractions } from './interactions.ts';
import { createMessages } from './messages.ts';
import { hasPermissions } from './permissions.ts';
import { createSnowflakes } from './protocol-values.ts';
import { createServerRegistry } from './server-registry.ts';

/** What a Discord is made with. */
export type DiscordStateOptions = InteractionLimits & {
  /** How many servers there are. */
  readonly serverCount: number;
  /** What the first one is called; the others have numbers. */
  readonly serverName: string;
  readonly botName: string;
  /** The privileged intents that are switched on. */
  readonly allowedIntents: number;
  /** How many messages, interactions and events are remembered; all if not said. */
  readonly maxRetained?: number | undefined;
  /** Where it is reached, such as `http://127.0.0.1:1234`. */
  readonly origin: string;
};

/** Everything that there is in this Discord; who reaches it how is the business of `rest`, `gateway` and `people`. */
export type DiscordState = ReturnType<typeof createDiscordState>;

/** A world with its servers and its bot, and without people. */
export function createDiscordState({
  origin,
  serverCount,
  serverName,
  botName,
  allowedIntents,
  maxRetained,
  ...limits
}: DiscordStateOptions) {
  const nextId = createSnowflakes();
  const events = createEventBus();
  const gatewayListeners = new Set<(event: GatewayEvent) => void>();
  const emitGatewayEvent = (event: GatewayEvent): void => {
    for (const listener of gatewayListeners) listener(event);
  };
  const application = createApplication(nextId(), botName, allowedIntents);
  const listener = createMessageListener(
    events,
    emitGatewayEvent,
    (message) => messages.gatewayPayload(message),
    (channel) => hasPermissions(channel, application.id, PermissionFlagsBits.ViewChannel),
  );
  const messages = createMessages(nextId, listener, maxRetained);
  const serverNames = Array.from({ length: serverCount }, (_, index) =>
    index === 0 ? serverName : `Server ${index + 1}`,
  );

  return {
    ...createServerRegistry(nextId, application.bot, serverNames),
    application,
    /** The token that the bot must show. */
    token: `${Buffer.from(application.id).toString('base64url')}.${randomBytes(24).toString('base64url')}`,
    intentsAllowed: allowedIntents,
    keeps: maxRetained,
    origin,
    /** Where the gateway is: the same address, by WebSocket. */
    gatewayUrl: origin.replace(/^http/, 'ws'),
    events,
    messages,
    attachments: createAttachments(nextId, origin),
    commands: createCommands(nextId, application.id, (serverId, commands) =>
      events.emit('commands', { serverId, commands }),
    ),
    interactions: openInteractions(nextId, limits, maxRetained),
    /** Tells every bot that may hear of it. */
    announce: emitGatewayEvent,
    /** Has each announcement passed to `tell` from now on. */
    onGatewayEvent: (listener: (event: GatewayEvent) => void) => gatewayListeners.add(listener),
  };
}
