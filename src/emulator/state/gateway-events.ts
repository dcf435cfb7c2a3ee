import {
  type GatewayChannelCreateDispatch,
  type GatewayChannelDeleteDispatch,
  type GatewayChannelUpdateDispatch,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatch,
  type GatewayGuildDeleteDispatch,
  type GatewayInteractionCreateDispatch,
  type GatewayMessageCreateDispatch,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageDeleteDispatch,
  type GatewayMessageUpdateDispatch,
} from 'discord-api-types/v10';
import type { EventBus } from './events.ts';
import type { Channel } from './guilds.ts';
import type { StoredMessage } from './message-types.ts';
import type { MessageListener } from './messages.ts';
import { toVisibleMessage } from './visible-message.ts';

/** What the world can tell a bot: the event's name and its data. */
export type GatewayEvent =
  | Pick<GatewayMessageCreateDispatch, 't' | 'd'>
  | Pick<GatewayMessageUpdateDispatch, 't' | 'd'>
  | Pick<GatewayMessageDeleteDispatch, 't' | 'd'>
  | Pick<GatewayInteractionCreateDispatch, 't' | 'd'>
  | ServerEvent;

/** What is told of servers and channels themselves. */
export type ServerEvent =
  | Pick<GatewayGuildCreateDispatch, 't' | 'd'>
  | Pick<GatewayGuildDeleteDispatch, 't' | 'd'>
  | Pick<GatewayChannelCreateDispatch, 't' | 'd'>
  | Pick<GatewayChannelUpdateDispatch, 't' | 'd'>
  | Pick<GatewayChannelDeleteDispatch, 't' | 'd'>;

/** The id of the server that it happens in; undefined in a direct channel. */
export function serverIdOf(event: GatewayEvent): string | undefined {
  const { t, d } = event;
  if (t === GatewayDispatchEvents.GuildCreate || t === GatewayDispatchEvents.GuildDelete) return d.id;
  return 'guild_id' in d ? d.guild_id : undefined;
}

/**
 * Tells listeners of every message, and the bot of those that it sees: ephemeral ones never come over the gateway, nor
 * those of channels that it may not see.
 */
export function createMessageListener(
  events: EventBus,
  emitGatewayEvent: (announcement: GatewayEvent) => void,
  toGatewayPayload: (stored: StoredMessage) => GatewayMessageCreateDispatchData,
  isVisibleToBot: (channel: Channel) => boolean,
): MessageListener {
  const isSentToBot = ({ channel, readerId }: StoredMessage): boolean => !readerId && isVisibleToBot(channel);
  return {
    created(stored) {
      events.emit('message', toVisibleMessage(stored));
      if (isSentToBot(stored))
        emitGatewayEvent({ t: GatewayDispatchEvents.MessageCreate, d: toGatewayPayload(stored) });
    },
    edited(stored) {
      events.emit('edit', toVisibleMessage(stored));
      if (isSentToBot(stored))
        emitGatewayEvent({ t: GatewayDispatchEvents.MessageUpdate, d: toGatewayPayload(stored) });
    },
    removed(stored) {
      const { channel, message } = stored;
      events.emit('delete', { channelId: channel.id, messageId: message.id });
      const server = channel.kind === 'server' && { guild_id: channel.server.id };
      if (!isSentToBot(stored)) return;
      emitGatewayEvent({
        t: GatewayDispatchEvents.MessageDelete,
        d: { id: message.id, channel_id: channel.id, ...server },
      });
    },
  };
}
