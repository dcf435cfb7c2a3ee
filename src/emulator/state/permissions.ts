import { type APIInteractionGuildMember, PermissionFlagsBits } from 'discord-api-types/v10';
import { type Channel, type Server, serverOf } from './guilds.ts';

const { Administrator, ViewChannel } = PermissionFlagsBits;

/** The permissions that Discord reports in a direct channel, which has no roles. */
const directChannelPermissions = 442_368n;

/** The permissions of a member in a server, as a bit set of PermissionFlagsBits; 0 for non-members. */
export function serverPermissions(server: Server, userId: string): bigint {
  const member = server.members.get(userId);
  if (!member) return 0n;
  return Object.values(server.roles)
    .filter((role) => role === server.roles.everyone || member.roles.includes(role.id))
    .reduce((all, role) => all | BigInt(role.permissions), 0n);
}

/**
 * The permissions of a user in a channel: 0 for non-members, and for members without View Channel. The rules:
 * https://docs.discord.com/developers/topics/permissions#permission-overwrites
 */
export function channelPermissions(channel: Channel, userId: string): bigint {
  const server = serverOf(channel);
  if (!server || channel.kind === 'direct') return directChannelPermissions;
  const basePermissions = serverPermissions(server, userId);
  if (basePermissions & Administrator) return basePermissions;
  const overwrite = channel.permissionOverwrites.find(({ id }) => id === userId);
  const effective = overwrite ? (basePermissions & ~BigInt(overwrite.deny)) | BigInt(overwrite.allow) : basePermissions;
  return effective & ViewChannel ? effective : 0n;
}

/** Whether a user has all of these permissions in a channel. Direct channels allow everything. */
export function hasPermissions(channel: Channel, userId: string, required: bigint): boolean {
  return channel.kind === 'direct' || (channelPermissions(channel, userId) & required) === required;
}

/** The member as an interaction contains it, with permissions; undefined for non-members. */
export function memberWithPermissions(server: Server, userId: string): APIInteractionGuildMember | undefined {
  const member = server.members.get(userId);
  return member && { ...member, permissions: String(serverPermissions(server, userId)) };
}
