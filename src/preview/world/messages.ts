import { type APIMessage, type GatewayMessageCreateDispatchData, MessageFlags } from 'discord-api-types/v10';
import { type Channel, serverOf } from './channels.ts';
import { type Mentions, pingsOf } from './mentions.ts';
import { announcementOf, type MessageContents, type MessageOrigin, mentionFields, newMessage } from './new-message.ts';

/** A message and what the protocol does not say of it. An edit replaces `message` and `pings`. */
export type StoredMessage = {
  readonly channel: Channel;
  message: APIMessage;
  /** The id of the only user who sees it, where it is ephemeral. */
  readonly reader: string | undefined;
  /** User ids, role ids, 'everyone'. */
  pings: readonly string[];
};

/** Who is told of changes. */
export type MessageWatcher = {
  created(stored: StoredMessage): void;
  edited(stored: StoredMessage): void;
  removed(stored: StoredMessage): void;
};

/** The messages of all channels, in memory, oldest first; none at first. Of more than `keeps` the oldest are forgotten. */
export function openMessages(nextId: () => string, watcher: MessageWatcher, keeps = Number.POSITIVE_INFINITY) {
  const byId = new Map<string, StoredMessage>();
  const byChannel = new Map<string, StoredMessage[]>();
  const inChannel = (channelId: string): readonly StoredMessage[] => byChannel.get(channelId) ?? [];
  const has = (entry: StoredMessage): boolean => byId.get(entry.message.id) === entry;
  const find = (channelId: string, messageId: string): StoredMessage | undefined => {
    const found = byId.get(messageId);
    return found?.channel.id === channelId ? found : undefined;
  };

  function keep(entry: StoredMessage): void {
    byId.set(entry.message.id, entry);
    const here = byChannel.get(entry.channel.id);
    if (here) here.push(entry);
    else byChannel.set(entry.channel.id, [entry]);
    const [oldest] = byId.size > keeps ? byId.values() : [];
    if (oldest) forget(oldest);
  }
  function forget(entry: StoredMessage): void {
    byId.delete(entry.message.id);
    const here = byChannel.get(entry.channel.id) ?? [];
    here.splice(here.indexOf(entry), 1);
  }

  /** The message with the one it answers, which is null once that is gone. */
  function payload({ message, channel }: StoredMessage): APIMessage {
    const reference = message.message_reference?.message_id;
    return reference ? { ...message, referenced_message: find(channel.id, reference)?.message ?? null } : message;
  }

  return {
    find,
    payload,
    /** Whether the message is still there. */
    has,
    /** Everything in the channel, whoever may see it. */
    inChannel: (channelId: string): StoredMessage[] => [...inChannel(channelId)],
    /** The id of the newest message that all may see, or null. */
    lastIn: (channelId: string): string | null =>
      inChannel(channelId).findLast(({ reader }) => !reader)?.message.id ?? null,
    post(origin: MessageOrigin, contents: MessageContents): StoredMessage {
      const message = newMessage(nextId(), origin, contents);
      const entry = { channel: origin.channel, message, reader: origin.reader, pings: pingsOf(origin.mentions) };
      keep(entry);
      watcher.created(entry);
      return entry;
    },
    edit(entry: StoredMessage, contents: MessageContents, mentions: Mentions): void {
      const isFirst = ((entry.message.flags ?? 0) & MessageFlags.Loading) !== 0;
      const edited_timestamp = isFirst ? null : new Date().toISOString();
      entry.message = { ...entry.message, ...contents, ...mentionFields(mentions), edited_timestamp };
      entry.pings = pingsOf(mentions);
      watcher.edited(entry);
    },
    remove(entry: StoredMessage): void {
      if (!has(entry)) return;
      forget(entry);
      watcher.removed(entry);
    },
    /** Forgets all of a channel, as its deletion does: the messages are not told of one by one. */
    forgetChannel(channelId: string): void {
      for (const { message } of inChannel(channelId)) byId.delete(message.id);
      byChannel.delete(channelId);
    },
    /** The message as the gateway announces it. */
    announcement: (entry: StoredMessage): GatewayMessageCreateDispatchData =>
      announcementOf(payload(entry), serverOf(entry.channel)),
  };
}
