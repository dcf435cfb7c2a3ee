import { GatewayDispatchEvents, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { DiscordState } from './discord-state.ts';
import type { GatewayEvent } from './gateway-events.ts';
import { guildCreatePayload, serverChannelPayload } from './guild-payloads.ts';
import type { Server, ServerChannel } from './guilds.ts';
import { noFlags } from './protocol-values.ts';

/** A server with its current channels and roles. */
export type ServerDescription = {
  readonly id: string;
  readonly name: string;
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
};

/** Actions of server administrators. Each throws if the server or channel does not exist. */
export type Administration = {
  /** Creates a server with the bot and all users in it. */
  addServer(name: string): ServerDescription;
  /** Removes the bot and its commands from a server. */
  removeBot(serverId: string): void;
  addChannel(serverId: string, name: string): { readonly id: string; readonly name: string };
  /** Deletes a channel and its messages. */
  deleteChannel(channelId: string): void;
  /** Denies the bot View Channel, or only Send Messages if `remaining` is 'reading'. */
  lockChannel(channelId: string, remaining?: 'nothing' | 'reading'): void;
  /** Removes the denied permissions. */
  unlockChannel(channelId: string): void;
};

const { ViewChannel, SendMessages } = PermissionFlagsBits;

export function createAdministration(state: DiscordState): Administration {
  const { application, messages, events, emitGatewayEvent } = state;

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
  /** The bot receives no events of servers that it is not in. */
  function notifyBot({ members }: Server, event: GatewayEvent): void {
    if (members.has(application.id)) emitGatewayEvent(event);
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
      emitGatewayEvent({
        t: GatewayDispatchEvents.GuildCreate,
        d: guildCreatePayload(server, application.id, messages.lastMessageId),
      });
      return describeServer(server);
    },
    removeBot(serverId) {
      const server = requireServer(serverId);
      server.members.delete(application.id);
      state.commands.replaceAll(server.id, []);
      emitGatewayEvent({ t: GatewayDispatchEvents.GuildDelete, d: { id: server.id } });
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

export function describeServer({ id, name, channels, roles }: Server): ServerDescription {
  const idAndName = (item: { readonly id: string; readonly name: string }) => ({ id: item.id, name: item.name });
  return { id, name, channels: channels.map(idAndName), roles: Object.values(roles).map(idAndName) };
}
