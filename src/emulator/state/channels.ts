import {
  type APIDMChannel,
  type APIOverwrite,
  type APITextChannel,
  type APIUser,
  ChannelType,
} from 'discord-api-types/v10';
import { noFlags } from './flags.ts';
import type { Server } from './servers.ts';

/** A text channel in a server. */
export type ServerChannel = {
  readonly kind: 'server';
  readonly id: string;
  readonly name: string;
  readonly server: Server;
  /** What is given to somebody or taken from them in this channel alone. */
  permissionOverwrites: readonly APIOverwrite[];
};

/** The channel in which one person and the bot are alone. */
export type DirectChannel = { readonly kind: 'direct'; readonly id: string; readonly recipient: APIUser };

/** Where messages are. */
export type Channel = ServerChannel | DirectChannel;

/** The channel as the protocol describes it. `lastMessageId` is null in an empty one. */
export function channelPayload(channel: Channel, lastMessageId: string | null): APITextChannel | APIDMChannel {
  return channel.kind === 'server'
    ? serverChannelPayload(channel, lastMessageId)
    : {
        id: channel.id,
        type: ChannelType.DM,
        name: null,
        flags: noFlags,
        last_message_id: lastMessageId,
        recipients: [channel.recipient],
      };
}

/** A server's channel as the protocol describes it. */
export function serverChannelPayload(channel: ServerChannel, lastMessageId: string | null): APITextChannel {
  return {
    id: channel.id,
    type: ChannelType.GuildText,
    guild_id: channel.server.id,
    name: channel.name,
    flags: noFlags,
    last_message_id: lastMessageId,
    parent_id: null,
    topic: null,
    position: channel.server.channels.indexOf(channel),
    permission_overwrites: [...channel.permissionOverwrites],
    rate_limit_per_user: 0,
    nsfw: false,
  };
}

/** The kind of the channel of this id, if it can be chosen from where somebody is: it is in the same server. */
export function selectableChannelType(currentChannel: Channel, id: string): ChannelType | undefined {
  const found = serverOf(currentChannel)?.channels.find((channel) => channel.id === id);
  return found && serverChannelPayload(found, null).type;
}

/** The server that the channel is in, if it is in one. */
export function serverOf(channel: Channel): Server | undefined {
  return channel.kind === 'server' ? channel.server : undefined;
}
