import { PermissionFlagsBits } from 'discord-api-types/v10';
import { type Channel, serverOf } from './channels.ts';
import { serverPermissions } from './servers.ts';

const { Administrator, ViewChannel } = PermissionFlagsBits;

/** What Discord names as the permissions in a direct channel, where no roles are. */
const directChannelPermissions = 442_368n;

/**
 * What somebody may do in a channel, as a bit set of PermissionFlagsBits: 0 for strangers, and for whoever may not even
 * see it. See https://docs.discord.com/developers/topics/permissions#permission-overwrites.
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

/** Whether somebody may do all of this in a channel; in direct channels everything may be done. */
export function hasPermissions(channel: Channel, userId: string, required: bigint): boolean {
  return channel.kind === 'direct' || (channelPermissions(channel, userId) & required) === required;
}
