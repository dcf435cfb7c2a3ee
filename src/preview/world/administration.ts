import { GatewayDispatchEvents, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Announcement } from './announcement.ts';
import { type ServerChannel, serverChannelPayload } from './channels.ts';
import { NO_FLAGS } from './flags.ts';
import { serverAnnouncement } from './server-payload.ts';
import type { Server } from './servers.ts';
import type { World } from './world.ts';

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
  lockChannel(channelId: string, leaves?: 'nothing' | 'reading'): void;
  /** Gives it back. */
  unlockChannel(channelId: string): void;
};

const { ViewChannel, SendMessages } = PermissionFlagsBits;

/** The hands of those who run the servers of this world; the bot is told of what Discord tells. */
export function openAdministration(world: World): Administration {
  const { application, messages, events, announce } = world;

  function serverAt(id: string): Server {
    const server = world.server(id);
    if (!server) throw new Error(`There is no server ${id}.`);
    return server;
  }
  function channelAt(id: string): ServerChannel {
    const channel = world.channel(id);
    if (channel?.kind !== 'server') throw new Error(`There is no channel ${id} in any server.`);
    return channel;
  }
  /** Of servers that it is not in the bot hears nothing. */
  function tell({ members }: Server, announcement: Announcement): void {
    if (members.has(application.id)) announce(announcement);
  }
  const payloadOf = (channel: ServerChannel) => ({
    ...serverChannelPayload(channel, messages.lastIn(channel.id)),
    guild_id: channel.server.id,
  });
  function overwrite(channel: ServerChannel, denied: bigint): void {
    const deny = { id: application.id, type: OverwriteType.Member, allow: String(NO_FLAGS), deny: String(denied) };
    channel.overwrites = denied === 0n ? [] : [deny];
    tell(channel.server, { t: GatewayDispatchEvents.ChannelUpdate, d: payloadOf(channel) });
  }

  return {
    addServer(name) {
      const server = world.addServer(name);
      announce({
        t: GatewayDispatchEvents.GuildCreate,
        d: serverAnnouncement(server, application.id, messages.lastIn),
      });
      return describeServer(server);
    },
    removeBot(serverId) {
      const server = serverAt(serverId);
      server.members.delete(application.id);
      world.commands.replaceAll(server.id, []);
      announce({ t: GatewayDispatchEvents.GuildDelete, d: { id: server.id } });
    },
    addChannel(serverId, name) {
      const channel = world.addChannel(serverAt(serverId), name);
      tell(channel.server, { t: GatewayDispatchEvents.ChannelCreate, d: payloadOf(channel) });
      events.emit('channels', { serverId });
      return { id: channel.id, name };
    },
    deleteChannel(channelId) {
      const channel = channelAt(channelId);
      const payload = payloadOf(channel);
      world.removeChannel(channel);
      messages.forgetChannel(channelId);
      tell(channel.server, { t: GatewayDispatchEvents.ChannelDelete, d: payload });
      events.emit('channels', { serverId: channel.server.id });
    },
    lockChannel: (channelId, leaves = 'nothing') =>
      overwrite(channelAt(channelId), leaves === 'nothing' ? ViewChannel : SendMessages),
    unlockChannel: (channelId) => overwrite(channelAt(channelId), 0n),
  };
}

/** The server in the words of the tests. */
export function describeServer({ id, name, channels, roles }: Server): ServerDescription {
  const named = (one: { readonly id: string; readonly name: string }) => ({ id: one.id, name: one.name });
  return { id, name, channels: channels.map(named), roles: Object.values(roles).map(named) };
}
