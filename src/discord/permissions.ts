import { PermissionFlagsBits } from 'discord.js';

/** The OAuth2 scopes of the invitation. */
export const oauthScopes: readonly string[] = ['bot', 'applications.commands'];

export type RequiredPermission = { readonly name: string; readonly bit: bigint; readonly reason: string };

/**
 * The permissions that the bot needs on a server. Replies to interactions, including their files, need none, because they
 * use the interaction token. Unsolicited messages never have a file.
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

/** The link with which a server manager adds the bot. */
export function invitationUrl(applicationId: string): string {
  const permissions = requiredPermissions.reduce((all, { bit }) => all | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: oauthScopes.join(' '),
    permissions: String(permissions),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
