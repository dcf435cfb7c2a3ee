import { PermissionFlagsBits } from 'discord.js';

/** The OAuth2 scopes with which the bot is let into a server. */
export const oauthScopes: readonly string[] = ['bot', 'applications.commands'];

export type RequiredPermission = { readonly name: string; readonly bit: bigint; readonly reason: string };

/**
 * All that the bot must be allowed on a server. Answers to commands, buttons and forms need none of it, files among them:
 * Discord takes those with the interaction's own token. What the bot posts by itself never has a file.
 */
export const requiredPermissions: readonly RequiredPermission[] = [
  {
    name: 'View Channels',
    bit: PermissionFlagsBits.ViewChannel,
    reason: 'to receive mentions, and to edit its own messages when they need a correction',
  },
  {
    name: 'Send Messages',
    bit: PermissionFlagsBits.SendMessages,
    reason: 'to answer mentions, and to post news and the audit log in the channels that moderators choose',
  },
  {
    name: 'Send Messages in Threads',
    bit: PermissionFlagsBits.SendMessagesInThreads,
    reason: 'to do the same in threads',
  },
  {
    name: 'Read Message History',
    bit: PermissionFlagsBits.ReadMessageHistory,
    reason: 'to reply to the question, and to check after a crash whether a message was already posted',
  },
];

/** The link with which somebody who manages a server lets the bot in. */
export function invitationUrl(applicationId: string): string {
  const permissions = requiredPermissions.reduce((all, { bit }) => all | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: oauthScopes.join(' '),
    permissions: String(permissions),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
