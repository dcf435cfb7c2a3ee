import { GatewayDispatchEvents, type GatewayMessageCreateDispatchData } from 'discord-api-types/v10';
import type { Announcement } from './announcement.ts';
import type { EventBus } from './events.ts';
import type { MessageWatcher, StoredMessage } from './messages.ts';
import { visibleMessage } from './visible-message.ts';

/** Tells listeners of every message, and the bot of those that it sees: ephemeral ones never come over the gateway. */
export function watchMessages(
  events: EventBus,
  announce: (announcement: Announcement) => void,
  describe: (stored: StoredMessage) => GatewayMessageCreateDispatchData,
): MessageWatcher {
  return {
    created(stored) {
      events.emit('message', visibleMessage(stored));
      if (!stored.reader) announce({ t: GatewayDispatchEvents.MessageCreate, d: describe(stored) });
    },
    edited(stored) {
      events.emit('edit', visibleMessage(stored));
      if (!stored.reader) announce({ t: GatewayDispatchEvents.MessageUpdate, d: describe(stored) });
    },
    removed(stored) {
      const { channel, message } = stored;
      events.emit('delete', { channelId: channel.id, messageId: message.id });
      const server = channel.kind === 'server' && { guild_id: channel.server.id };
      if (stored.reader) return;
      announce({ t: GatewayDispatchEvents.MessageDelete, d: { id: message.id, channel_id: channel.id, ...server } });
    },
  };
}
