import { GatewayDispatchEvents, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { DiscordState } from './discord-state.ts';
import type { GatewayEvent } from './gateway-events.ts';
import { guildCreatePayload, serverChannelPayload } from './guild-payloads.ts';
import type { Server, ServerChannel } from './guilds.ts';
import { noFlags } from './protocol-values.ts';

/** A server with its channels, as they are at the moment of asking. */
export type ServerDescription = {
  readonly id: string;
  readonly name: string;
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
};

/** What those who run servers do to them while the bot is there. Each throws if there is no such server or channel. */
export type Administration = {
  /** Lets the bot into one more server; everybody else is in it too. */
  addServer(name: string): ServerDescription;
  /** Throws the bot out of a server, and its commands with it. */
  removeBot(serverId: string): void;
  addChannel(serverId: string, name: string): { readonly id: string; readonly name: string };
  /** Deletes a channel with all that was said there. */
  deleteChannel(channelId: string): void;
  /** Takes from the bot what it may do in a channel: all of it, so that it does not see it any more, or all but reading. */
  lockChannel(channelId: string, remaining?: 'nothing' | 'reading'): void;
  /** Gives it back. */
  unlockChannel(channelId: string): void;
};

const { ViewChannel, SendMessages } = PermissionFlagsBits;

/** The hands of those who run the servers of this world; the bot is told of what Discord tells. */
export function createAdministration(state: DiscordState): Administration {
  const { application, messages, events, announce } = state;

  function requireServer(id: string): Server {
    const server = state.findServer(id);
    if (!server) throw new Error(`There is no server ${id}.`);
    return server;
  }
  function requireChannel(id: string): ServerChannel {
    const channel = state.findChannel(id);
    if (channel?.kind !== 'server') throw new Error(`There is no channel ${id} in any server.`);
    return channel;
  }
  /** Of servers that it is not in the bot hears nothing. */
  function notifyBot({ members }: Server, event: GatewayEvent): void {
    if (members.has(application.id)) announce(event);
  }
  const gatewayPayload = (channel: ServerChannel) => ({
    ...serverChannelPayload(channel, messages.lastMessageId(channel.id)),
    guild_id: channel.server.id,
  });
  function denyPermissions(channel: ServerChannel, denied: bigint): void {
    const deny = { id: application.id, type: OverwriteType.Member, allow: String(noFlags), deny: String(denied) };
    channel.permissionOverwrites = denied === 0n ? [] : [deny];
    notifyBot(channel.server, { t: GatewayDispatchEvents.ChannelUpdate, d: gatewayPayload(channel) });
  }

  return {
    addServer(name) {
      const server = state.addServer(name);
      announce({
        t: GatewayDispatchEvents.GuildCreate,
        d: guildCreatePayload(server, application.id, messages.lastMessageId),
      });
      return describeServer(server);
    },
    removeBot(serverId) {
      const server = requireServer(serverId);
      server.members.delete(application.id);
      state.commands.replaceAll(server.id, []);
      announce({ t: GatewayDispatchEvents.GuildDelete, d: { id: server.id } });
    },
    addChannel(serverId, name) {
      const channel = state.addChannel(requireServer(serverId), name);
      notifyBot(channel.server, { t: GatewayDispatchEvents.ChannelCreate, d: gatewayPayload(channel) });
      events.emit('channels', { serverId });
      return { id: channel.id, name };
    },
    deleteChannel(channelId) {
      const channel = requireChannel(channelId);
      const payload = gatewayPayload(channel);
      state.removeChannel(channel);
      messages.removeChannel(channelId);
      notifyBot(channel.server, { t: GatewayDispatchEvents.ChannelDelete, d: payload });
      events.emit('channels', { serverId: channel.server.id });
    },
    lockChannel: (channelId, remaining = 'nothing') =>
      denyPermissions(requireChannel(channelId), remaining === 'nothing' ? ViewChannel : SendMessages),
    unlockChannel: (channelId) => denyPermissions(requireChannel(channelId), 0n),
  };
}

/** The server in the words of the tests. */
export function describeServer({ id, name, channels, roles }: Server): ServerDescription {
  const idAndName = (item: { readonly id: string; readonly name: string }) => ({ id: item.id, name: item.name });
  return { id, name, channels: channels.map(idAndName), roles: Object.values(roles).map(idAndName) };
}
