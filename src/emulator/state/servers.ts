import {
  type APIGuildMember,
  type APIInteractionGuildMember,
  type APIRole,
  type APIUser,
  GuildMemberFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { ServerChannel } from './channels.ts';
import { noFlags } from './flags.ts';

/** A server ("guild" in the protocol): its channels, its three roles and who is in it, by user id. */
export type Server = {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly createdAt: string;
  readonly channels: ServerChannel[];
  readonly roles: { readonly everyone: APIRole; readonly moderator: APIRole; readonly bot: APIRole };
  readonly members: Map<string, APIGuildMember>;
};

const everyonePermissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands;

/** A server with one channel, "general", and nobody in it. */
export function createServer(name: string, ownerId: string, nextId: () => string): Server {
  const id = nextId();
  const roles = {
    // The role that everybody has bears the server's own id.
    everyone: createRole(id, '@everyone', everyonePermissions, 0),
    moderator: createRole(
      nextId(),
      'Moderator',
      PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageMessages,
      1,
    ),
    bot: createRole(nextId(), 'Bot', PermissionFlagsBits.MentionEveryone, 2),
  };
  const server: Server = {
    id,
    name,
    ownerId,
    createdAt: new Date().toISOString(),
    channels: [],
    roles,
    members: new Map(),
  };
  server.channels.push(createChannel(server, 'general', nextId));
  return server;
}

/** A channel that is not in the list of its server yet. */
export function createChannel(server: Server, name: string, nextId: () => string): ServerChannel {
  return { kind: 'server', id: nextId(), name, server, permissionOverwrites: [] };
}

/** Lets somebody in, with the roles of these ids. */
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

/** Gives a member other roles in the place of those they have. */
export function assignRoles(server: Server, userId: string, roles: readonly string[]): void {
  const member = server.members.get(userId);
  if (member) server.members.set(userId, { ...member, roles: [...roles] });
}

/** What a member may do in the server, as a bit set of PermissionFlagsBits; 0 for strangers. */
export function serverPermissions(server: Server, userId: string): bigint {
  const member = server.members.get(userId);
  if (!member) return 0n;
  return Object.values(server.roles)
    .filter((role) => role === server.roles.everyone || member.roles.includes(role.id))
    .reduce((all, role) => all | BigInt(role.permissions), 0n);
}

/** The member as an interaction carries it, with permissions; undefined for strangers. */
export function memberWithPermissions(server: Server, userId: string): APIInteractionGuildMember | undefined {
  const member = server.members.get(userId);
  return member && { ...member, permissions: String(serverPermissions(server, userId)) };
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
