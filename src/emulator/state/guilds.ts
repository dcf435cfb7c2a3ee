import {
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  type APIUser,
  ChannelType,
  GuildMemberFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { noFlags } from './protocol-values.ts';

/** A server ("guild" in the protocol) with its channels, its three roles and its members by user id. */
export type Server = {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly createdAt: string;
  readonly channels: ServerChannel[];
  readonly roles: { readonly everyone: APIRole; readonly moderator: APIRole; readonly bot: APIRole };
  readonly members: Map<string, APIGuildMember>;
};

/** A text channel in a server. */
export type ServerChannel = {
  readonly kind: 'server';
  readonly id: string;
  readonly name: string;
  readonly server: Server;
  permissionOverwrites: readonly APIOverwrite[];
};

/** The channel between one user and the bot. */
export type DirectChannel = { readonly kind: 'direct'; readonly id: string; readonly recipient: APIUser };

export type Channel = ServerChannel | DirectChannel;

const everyonePermissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands;
const moderatorPermissions = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageMessages;

/** A server with one channel, "general", and no members. */
export function createServer(name: string, ownerId: string, botId: string, nextId: () => string): Server {
  const id = nextId();
  const roles = {
    // The @everyone role has the id of its server.
    everyone: createRole(id, '@everyone', everyonePermissions, 0),
    moderator: createRole(nextId(), 'Moderator', moderatorPermissions, 1),
    // Discord manages the role of a bot; this server lets everybody mention it.
    bot: {
      ...createRole(nextId(), 'Bot', PermissionFlagsBits.MentionEveryone, 2),
      mentionable: true,
      managed: true,
      tags: { bot_id: botId },
    },
  };
  const createdAt = new Date().toISOString();
  const server: Server = { id, name, ownerId, createdAt, channels: [], roles, members: new Map() };
  server.channels.push(createChannel(server, 'general', nextId));
  return server;
}

/** A channel that is not yet in the channel list of its server. */
export function createChannel(server: Server, name: string, nextId: () => string): ServerChannel {
  return { kind: 'server', id: nextId(), name, server, permissionOverwrites: [] };
}

/** Adds a member with the roles of these ids. */
export function addMember(server: Server, user: APIUser, roles: readonly string[]): void {
  server.members.set(user.id, {
    user,
    roles: [...roles],
    nick: null,
    avatar: null,
    banner: null,
    joined_at: server.createdAt,
    premium_since: null,
    communication_disabled_until: null,
    pending: false,
    deaf: false,
    mute: false,
    flags: user.bot ? noFlags : GuildMemberFlags.CompletedOnboarding,
  });
}

/** Replaces the roles of a member. */
export function assignRoles(server: Server, userId: string, roles: readonly string[]): void {
  const member = server.members.get(userId);
  if (member) server.members.set(userId, { ...member, roles: [...roles] });
}

/** Undefined for a direct channel. */
export function serverOf(channel: Channel): Server | undefined {
  return channel.kind === 'server' ? channel.server : undefined;
}

/** The type of the channel with this id, if a user in `currentChannel` can select it: it is in the same server. */
export function selectableChannelType(currentChannel: Channel, id: string): ChannelType | undefined {
  const isInServer = serverOf(currentChannel)?.channels.some((channel) => channel.id === id);
  return isInServer ? ChannelType.GuildText : undefined;
}

function createRole(id: string, name: string, permissions: bigint, position: number): APIRole {
  return {
    id,
    name,
    permissions: String(permissions),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    managed: false,
    mentionable: false,
    flags: noFlags,
  };
}
