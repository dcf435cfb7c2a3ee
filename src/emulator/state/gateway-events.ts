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

/** A gateway event: its name and data. */
export type GatewayEvent =
  | Pick<GatewayMessageCreateDispatch, 't' | 'd'>
  | Pick<GatewayMessageUpdateDispatch, 't' | 'd'>
  | Pick<GatewayMessageDeleteDispatch, 't' | 'd'>
  | Pick<GatewayInteractionCreateDispatch, 't' | 'd'>
  | ServerEvent;

/** Events of servers and channels themselves. */
type ServerEvent =
  | Pick<GatewayGuildCreateDispatch, 't' | 'd'>
  | Pick<GatewayGuildDeleteDispatch, 't' | 'd'>
  | Pick<GatewayChannelCreateDispatch, 't' | 'd'>
  | Pick<GatewayChannelUpdateDispatch, 't' | 'd'>
  | Pick<GatewayChannelDeleteDispatch, 't' | 'd'>;

/** The server of the event; undefined in a direct channel. */
export function serverIdOf(event: GatewayEvent): string | undefined {
  const { t, d } = event;
  if (t === GatewayDispatchEvents.GuildCreate || t === GatewayDispatchEvents.GuildDelete) return d.id;
  return 'guild_id' in d ? d.guild_id : undefined;
}

/**
 * Emits every message to listeners, and to the gateway without ephemeral messages and messages in channels that the bot
 * cannot view.
 */
export function createMessageListener(
  events: EventBus,
  emitGatewayEvent: (event: GatewayEvent) => void,
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
