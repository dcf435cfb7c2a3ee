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

export type DiscordStateOptions = InteractionLimits & {
  readonly serverCount: number;
  /** Name of the first server; the others are numbered. */
  readonly serverName: string;
  readonly botName: string;
  /** The enabled privileged intents. */
  readonly allowedIntents: number;
  /** Maximum number of messages, interactions and events in memory. */
  readonly maxRetained?: number | undefined;
  /** Such as `http://127.0.0.1:1234`. */
  readonly origin: string;
};

/** All state of the emulator, without any network. */
export type DiscordState = ReturnType<typeof createDiscordState>;

/** Initially the servers contain the bot and the owner, but no other users. */
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
    /** The bot's token. */
    token: `${Buffer.from(application.id).toString('base64url')}.${randomBytes(24).toString('base64url')}`,
    allowedIntents,
    maxRetained,
    origin,
    /** The gateway's address: the same host and port. */
    gatewayUrl: origin.replace(/^http/, 'ws'),
    events,
    messages,
    attachments: createAttachments(nextId, origin),
    commands: createCommands(nextId, application.id, (serverId, commands) =>
      events.emit('commands', { serverId, commands }),
    ),
    interactions: openInteractions(nextId, limits, maxRetained),
    /** Sends the event to every bot whose intents include it. */
    emitGatewayEvent,
    /** Adds a listener for gateway events. */
    onGatewayEvent: (listener: (event: GatewayEvent) => void) => gatewayListeners.add(listener),
  };
}
