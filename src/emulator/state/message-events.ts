import { GatewayDispatchEvents, type GatewayMessageCreateDispatchData } from 'discord-api-types/v10';
import type { Channel } from './channels.ts';
import type { EventBus } from './events.ts';
import type { GatewayEvent } from './gateway-event.ts';
import type { MessageListener, StoredMessage } from './messages.ts';
import { toVisibleMessage } from './visible-message.ts';

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
