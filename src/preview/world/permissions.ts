import { PermissionFlagsBits } from 'discord-api-types/v10';
import { type Channel, serverOf } from './channels.ts';
import { permissionsOf } from './servers.ts';

const { Administrator, ViewChannel } = PermissionFlagsBits;

/** What Discord names as the permissions in a direct channel, where no roles are. */
const DIRECT_PERMISSIONS = 442_368n;

/**
 * What somebody may do in a channel, as a bit set of PermissionFlagsBits: 0 for strangers, and for whoever may not even
 * see it. See https://docs.discord.com/developers/topics/permissions#permission-overwrites.
 */
export function permissionsIn(channel: Channel, userId: string): bigint {
  const server = serverOf(channel);
  if (!server || channel.kind === 'direct') return DIRECT_PERMISSIONS;
  const base = permissionsOf(server, userId);
  if (base & Administrator) return base;
  const own = channel.overwrites.find(({ id }) => id === userId);
  const all = own ? (base & ~BigInt(own.deny)) | BigInt(own.allow) : base;
  return all & ViewChannel ? all : 0n;
}

/** Whether somebody may do all of this in a channel; in direct channels everything may be done. */
export function may(channel: Channel, userId: string, needed: bigint): boolean {
  return channel.kind === 'direct' || (permissionsIn(channel, userId) & needed) === needed;
}
