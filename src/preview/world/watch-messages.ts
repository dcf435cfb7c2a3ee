import { GatewayDispatchEvents, type GatewayMessageCreateDispatchData } from 'discord-api-types/v10';
import type { Announcement } from './announcement.ts';
import type { Channel } from './channels.ts';
import type { EventBus } from './events.ts';
import type { MessageWatcher, StoredMessage } from './messages.ts';
import { visibleMessage } from './visible-message.ts';

/**
 * Tells listeners of every message, and the bot of those that it sees: ephemeral ones never come over the gateway, nor
 * those of channels that it may not see.
 */
export function watchMessages(
  events: EventBus,
  announce: (announcement: Announcement) => void,
  describe: (stored: StoredMessage) => GatewayMessageCreateDispatchData,
  isSeen: (channel: Channel) => boolean,
): MessageWatcher {
  const isHeard = ({ channel, reader }: StoredMessage): boolean => !reader && isSeen(channel);
  return {
    created(stored) {
      events.emit('message', visibleMessage(stored));
      if (isHeard(stored)) announce({ t: GatewayDispatchEvents.MessageCreate, d: describe(stored) });
    },
    edited(stored) {
      events.emit('edit', visibleMessage(stored));
      if (isHeard(stored)) announce({ t: GatewayDispatchEvents.MessageUpdate, d: describe(stored) });
    },
    removed(stored) {
      const { channel, message } = stored;
      events.emit('delete', { channelId: channel.id, messageId: message.id });
      const server = channel.kind === 'server' && { guild_id: channel.server.id };
      if (!isHeard(stored)) return;
      announce({ t: GatewayDispatchEvents.MessageDelete, d: { id: message.id, channel_id: channel.id, ...server } });
    },
  };
}
