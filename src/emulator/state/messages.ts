import { type APIMessage, type GatewayMessageCreateDispatchData, MessageFlags } from 'discord-api-types/v10';
import { serverOf } from './guilds.ts';
import { pingedIds } from './mentions.ts';
import { buildMessage, mentionFields, toGatewayMessage } from './message-payload.ts';
import type { Mentions, MessageContents, MessageOrigin, StoredMessage } from './message-types.ts';

export type MessageListener = {
  created(stored: StoredMessage): void;
  edited(stored: StoredMessage): void;
  removed(stored: StoredMessage): void;
};

/** The messages of all channels, oldest first. Beyond `maxRetained` the oldest are dropped. */
export function createMessages(
  nextId: () => string,
  listener: MessageListener,
  maxRetained = Number.POSITIVE_INFINITY,
) {
  const byId = new Map<string, StoredMessage>();
  const byChannel = new Map<string, StoredMessage[]>();
  const inChannel = (channelId: string): readonly StoredMessage[] => byChannel.get(channelId) ?? [];
  const has = (stored: StoredMessage): boolean => byId.get(stored.message.id) === stored;
  const find = (channelId: string, messageId: string): StoredMessage | undefined => {
    const stored = byId.get(messageId);
    return stored?.channel.id === channelId ? stored : undefined;
  };

  function insert(stored: StoredMessage): void {
    byId.set(stored.message.id, stored);
    const channelMessages = byChannel.get(stored.channel.id);
    if (channelMessages) channelMessages.push(stored);
    else byChannel.set(stored.channel.id, [stored]);
    const [oldest] = byId.size > maxRetained ? byId.values() : [];
    if (oldest) evict(oldest);
  }
  function evict(stored: StoredMessage): void {
    byId.delete(stored.message.id);
    const channelMessages = byChannel.get(stored.channel.id) ?? [];
    channelMessages.splice(channelMessages.indexOf(stored), 1);
  }

  /** The message with the replied-to message, which is null after its deletion. */
  function payload({ message, channel }: StoredMessage): APIMessage {
    const reference = message.message_reference?.message_id;
    return reference ? { ...message, referenced_message: find(channel.id, reference)?.message ?? null } : message;
  }

  return {
    find,
    payload,
    /** False after the message was deleted. */
    has,
    /** All messages of the channel, ephemeral ones included. */
    inChannel: (channelId: string): StoredMessage[] => [...inChannel(channelId)],
    /** The id of the newest message that is not ephemeral, or null. */
    lastMessageId: (channelId: string): string | null =>
      inChannel(channelId).findLast(({ readerId }) => !readerId)?.message.id ?? null,
    post(origin: MessageOrigin, contents: MessageContents): StoredMessage {
      const message = buildMessage(nextId(), origin, contents);
      const stored = {
        channel: origin.channel,
        message,
        readerId: origin.readerId,
        pingedIds: pingedIds(origin.mentions),
      };
      insert(stored);
      listener.created(stored);
      return stored;
    },
    edit(stored: StoredMessage, contents: MessageContents, mentions: Mentions): void {
      const wasLoading = ((stored.message.flags ?? 0) & MessageFlags.Loading) !== 0;
      const edited_timestamp = wasLoading ? null : new Date().toISOString();
      stored.message = { ...stored.message, ...contents, ...mentionFields(mentions), edited_timestamp };
      stored.pingedIds = pingedIds(mentions);
      listener.edited(stored);
    },
    remove(stored: StoredMessage): void {
      if (!has(stored)) return;
      evict(stored);
      listener.removed(stored);
    },
    /** Removes all messages of a deleted channel, without an event for each. */
    removeChannel(channelId: string): void {
      for (const { message } of inChannel(channelId)) byId.delete(message.id);
      byChannel.delete(channelId);
    },
    /** The message in gateway events. */
    gatewayPayload: (stored: StoredMessage): GatewayMessageCreateDispatchData =>
      toGatewayMessage(payload(stored), serverOf(stored.channel)),
  };
}
